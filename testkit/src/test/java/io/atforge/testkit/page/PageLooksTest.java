package io.atforge.testkit.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.session.SessionState;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemPage;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.page.Browser.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The page is for readers of both languages, at any width, by day and by night, with a mouse or without. */
@Tag("slow")
@ExtendWith(AtForgeExtension.class)
class PageLooksTest {

    /** The least contrast of text: WCAG 2.2, 1.4.3. */
    private static final double CONTRAST = 4.5;

    private static final int MOST_BYTES = 200_000;

    /** The text with the least contrast, and how much that is. */
    private static final String PALEST = """
            const parts = colour => colour.match(/[\\d.]+/g).map(Number);
            const light = colour => parts(colour).slice(0, 3).map(c => c / 255)
                .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
            const paper = node => {
              for (let at = node; at; at = at.parentElement) {
                const own = getComputedStyle(at).backgroundColor;
                if (parts(own)[3] !== 0) { return own; }
              }
              return 'rgb(255, 255, 255)';
            };
            let palest = [99, ''];
            for (const node of document.querySelectorAll('body *')) {
              const says = [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim() !== '');
              if (!says || !node.checkVisibility() || node.closest('.skip')) { continue; }
              const [a, b] = [light(getComputedStyle(node).color), light(paper(node))];
              const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              if (contrast < palest[0]) { palest = [contrast, node.outerHTML.slice(0, 200)]; }
            }
            return palest;
            """;

    /** Goes online, and lets something of each kind come to the page. */
    private static ModemSession<Tracker> busySession(VirtualModem modem, IotPlatform platform, Browser browser) {
        ModemSession<Tracker> session =
                Tracker.session("test").port(modem.port()).build();
        session.connect();
        session.subscribe(Tracker.TEST, message -> {});
        session.publish(Tracker.TEST_QOS1, "helloworld");
        session.publish(Tracker.TEST, "{\"temperature\":21.5,\"position\":{\"lat\":31.2304,\"lon\":121.4737}}");
        platform.send("/a1hahpgAs3s/test/command", "reboot at noon");
        browser.awaitText(".message .preview", "reboot at noon");
        browser.awaitText(".message.up .preview", "temperature");
        browser.awaitText("#lines .modem", "+MSUB: ");
        browser.await("return /[1-9].*[1-9]/.test(document.querySelector('#message-count').textContent)");
        return session;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en-GB; en; Messages",
                "zh-CN,en; zh-CN; 消息",
                "fr,zh-TW; zh-CN; 消息",
                "fr,en,zh; en; Messages",
                "de; en; Messages",
            })
    void speaksTheReadersLanguage(
            String languages, String own, String heading, VirtualModem modem, IotPlatform platform) {
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address(), new Reader(languages, 1280, 900, false));
                ModemSession<Tracker> session = busySession(modem, platform, browser)) {
            assertThat(browser.run("return document.documentElement.lang")).isEqualTo(own);
            assertThat(browser.text("#messages-title")).isEqualTo(heading);
            assertThat(browser.text("[data-key=connection] dd")).isEqualTo(own.equals("en") ? "online" : "在线");
            assertThat(browser.run("return [...document.querySelectorAll('[data-text]')]"
                            + ".filter(node => node.textContent === '').length"))
                    .isEqualTo(0L);
            assertThat(browser.run("return [...document.querySelectorAll('#meanings dd')].filter(node =>"
                            + "/\\p{Script=Han}/u.test(node.textContent) === (document.documentElement.lang === 'en'))"
                            + ".map(node => node.textContent)"))
                    .isEqualTo(List.of());
            assertThat(session.state()).isEqualTo(SessionState.ONLINE);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"320, en, false", "360, zh, true", "360, en, true", "768, en, true", "1600, zh, false"})
    void fitsAndCanBeRead(int width, String language, boolean dark, VirtualModem modem, IotPlatform platform) {
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address(), new Reader(language, width, 800, dark));
                ModemSession<Tracker> session = busySession(modem, platform, browser)) {
            modem.unsolicited("+LONG: " + "x".repeat(500));
            session.publish(Tracker.TEST, "y".repeat(500));
            browser.awaitText("#lines", "x".repeat(500));
            browser.awaitText(".message .preview", "y".repeat(100));
            browser.run("document.querySelectorAll('details').forEach(one => { one.open = true; })");
            assertThat(browser.run("return document.documentElement.scrollWidth"))
                    .as("width of the page")
                    .isEqualTo((long) width);
            assertThat(browser.run("const width = document.documentElement.clientWidth;"
                            + "return [...document.querySelectorAll('.said, .topic, .badge, .json-leaf, button, input, select')]"
                            + ".filter(node => node.getBoundingClientRect().right > width || node.scrollWidth > width)"
                            + ".map(node => node.outerHTML)"))
                    .as("cut off")
                    .isEqualTo(List.of());
            assertThat(browser.run("const left = id => document.getElementById(id).getBoundingClientRect().left;"
                            + "return left('happenings') > left('conversation')"))
                    .as("two columns")
                    .isEqualTo(width >= 900);
            List<?> palest = (List<?>) browser.run(PALEST);
            assertThat(((Number) palest.get(0)).doubleValue())
                    .as("contrast of %s", palest.get(1))
                    .isGreaterThanOrEqualTo(CONTRAST);
            assertThat((Boolean) browser.run(
                            "return parseInt(getComputedStyle(document.body).backgroundColor.slice(4)) < 128"))
                    .isEqualTo(dark);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void tabReachesEverythingAndShowsWhere(VirtualModem modem, IotPlatform platform) {
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address())) {
            browser.await("return document.querySelector('[data-words]')");
            browser.run("window.unreached = new Set([...document.querySelectorAll("
                    + "'a, button, input, select, textarea, summary, [tabindex]')].filter(node => node.checkVisibility()));"
                    + "window.reached = 0; window.unseen = [];"
                    + "document.addEventListener('focusin', ({ target }) => {"
                    + "  if (unreached.delete(target)) { reached++; }"
                    + "  if (getComputedStyle(target).outlineStyle === 'none') { unseen.push(target.outerHTML); }"
                    + "});");
            long there = (Long) browser.run("return unreached.size");
            for (long i = 0; i < there; i++) {
                browser.press(Keys.TAB);
            }
            assertThat(browser.run("return [...unreached].map(node => node.outerHTML)"))
                    .isEqualTo(List.of());
            assertThat(browser.run("return reached")).isEqualTo(there);
            assertThat(browser.run("return unseen")).isEqualTo(List.of());
            assertThat(browser.run("return [...document.querySelectorAll('button, input, select, textarea')]"
                            + ".filter(node => !node.labels?.length && !node.ariaLabel && !node.textContent.trim())"
                            + ".map(node => node.outerHTML)"))
                    .as("without a name")
                    .isEqualTo(List.of());
        }
    }

    /** {@code -Datforge.screenshots=write} puts the pictures into the docs. */
    @ParameterizedTest
    @CsvSource({"page-en, en, 1120, 800", "page-zh, zh, 1120, 800", "page-phone, en, 360, 740"})
    void picturesForTheDocs(
            String name, String language, int width, int height, VirtualModem modem, IotPlatform platform)
            throws IOException {
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address(), new Reader(language, width, height, false));
                ModemSession<Tracker> session = busySession(modem, platform, browser)) {
            browser.click(".message.up > summary");
            browser.await("return document.querySelector('.message .json')");
            assertThat(session.state()).isEqualTo(SessionState.ONLINE);
            byte[] picture = browser.picture();
            assertThat(picture.length).as("bytes").isGreaterThan(10_000);
            Path file = Path.of("..", "docs", "images", name + ".png");
            if (System.getProperty("atforge.screenshots", "").equals("write")) {
                assertThat(picture.length).as("bytes of a picture for the docs").isLessThan(MOST_BYTES);
                Files.createDirectories(file.getParent());
                Files.write(file, picture);
            }
            assertThat(file).exists();
        }
    }
}
