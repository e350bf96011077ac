package io.atforge.testkit.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemPage;
import io.atforge.testkit.VirtualModem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What strangers write is text on the page, and nothing else. */
@Tag("slow")
@ExtendWith(AtForgeExtension.class)
class HostileTextTest {

    private static final String IMAGE = "<img src=x onerror=\"window.executed=1\">";
    private static final String SCRIPT = "<script>window.executed=1</script>";

    @Test
    void markupIsShownAndExecutesNothing(VirtualModem modem, IotPlatform platform) {
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address())) {
            platform.send("/a1hahpgAs3s/test/" + IMAGE, "{\"" + IMAGE + "\":\"" + SCRIPT.replace("/", "\\/") + "\"}");
            platform.send("/a1hahpgAs3s/test/get", SCRIPT);
            modem.unsolicited("+MSUB: " + IMAGE + SCRIPT);
            browser.write("#words", SCRIPT);
            browser.click("#words-form button");

            browser.awaitText(".message .topic", IMAGE);
            browser.awaitText(".message .preview", SCRIPT);
            browser.awaitText("#lines .modem", IMAGE + SCRIPT);
            browser.awaitText("#words-answer.bad", "not done");
            browser.run("document.querySelectorAll('.message').forEach(message => { message.open = true; })");
            browser.awaitText(".message pre", SCRIPT);
            assertThat(browser.run("return document.querySelectorAll('main img, main script, main style').length"))
                    .isEqualTo(0L);
            assertThat(browser.run("return window.executed")).isNull();
            // The policy's violations would stand there, too: nothing even tried.
            assertThat(browser.complaints()).noneMatch(line -> line.contains("Content Security Policy"));
        }
    }

    @Test
    void whatCannotBeSeenIsWritten(VirtualModem modem, IotPlatform platform) {
        String evil = "pay\u202Egpj.exe\u2066 \u200B\u0007\u001B[31m\u00AD\uFEFF\uDB40\uDC41 \u3164end";
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address())) {
            platform.send("/a1hahpgAs3s/test/get", evil);
            modem.unsolicited("+X: " + evil);
            String shown = "pay\\u{202E}gpj.exe\\u{2066} \\u{200B}\\x07\\x1B[31m\\xAD\\u{FEFF}\\u{E0041} \\u{3164}end";
            browser.awaitText(".message .preview", shown);
            browser.run("document.querySelector('.message').open = true");
            browser.awaitText(".message pre", shown);
            browser.awaitText("#lines .modem", "+X: pay\\u{202E}gpj.exe\\u{2066}");
            assertThat((String) browser.run("return document.body.textContent"))
                    .doesNotContain("\u202E", "\u2066", "\u200B", "\u001B", "\uFEFF", "\u3164");
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
