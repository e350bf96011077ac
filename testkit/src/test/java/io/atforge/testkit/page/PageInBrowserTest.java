package io.atforge.testkit.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemPage;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** What a person sees and does on the page, beside a session of the runtime. */
@Tag("slow")
@ExtendWith(AtForgeExtension.class)
class PageInBrowserTest {

    private static final String ECHO_CLASS = "/${productKey}/${deviceName}/test";
    private static final String ECHO_TOPIC = "/a1hahpgAs3s/test/test";

    private static ModemSession<Tracker> session(VirtualModem modem) {
        return Tracker.session("test").port(modem.port()).build();
    }

    @Test
    void theConversationAppearsAndTheStateWithIt(VirtualModem modem, IotPlatform platform) {
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address());
                ModemSession<Tracker> session = session(modem)) {
            browser.awaitText("[data-key=connection] dd", "down");
            session.connect();
            browser.awaitText("#lines .host", "AT+MCONNECT=1,600");
            browser.awaitText("#lines .modem", "CONNACK OK");
            browser.awaitText("[data-key=bearer] dd", "up");
            browser.awaitText("[data-key=connection] dd", "online");
            browser.awaitText("[data-key=device] dd", "a1hahpgAs3s/test");
            assertThat(browser.text("#title")).isEqualTo("Air720");
            assertThat(browser.text("#lines"))
                    .containsSubsequence(
                            "AT+CIICR", "AT+CIFSR", "AT+MIPSTART", "CONNECT OK", "AT+MCONNECT", "CONNACK OK");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void messagesGoBothWays(VirtualModem modem, IotPlatform platform) throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address());
                ModemSession<Tracker> session = session(modem)) {
            session.connect();
            session.subscribe(Tracker.TEST, message -> heard.add(message.text()));
            browser.awaitText("#topics .owners", "test");

            browser.choose("#send-class", ECHO_CLASS);
            assertThat(browser.find("#topic").getDomProperty("value")).isEqualTo(ECHO_TOPIC);
            browser.write("#payload", "typed by 某人");
            browser.click("#send-button");
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("typed by 某人");
            browser.awaitText("#send-answer", ECHO_TOPIC + ", 15 bytes");
            browser.awaitText(".message.down .preview", "typed by 某人");

            browser.choose("#as", "hex");
            browser.write("#payload", "68 69");
            browser.click("#send-button");
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("hi");
            browser.write("#payload", "6");
            browser.click("#send-button");
            browser.awaitText("#send-answer.bad", "no hex");

            session.publish(Tracker.TEST, "{\"at\":{\"lat\":31.2304000000000001}}");
            browser.awaitText(".message.up .preview", "{\"at\"");
            browser.click(".message.up > summary");
            browser.awaitText(".message.up .json", "lat: 31.2304000000000001");
            browser.awaitText(".message.up .hex pre", "7b 22 61 74");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theKeyboardAloneSendsAMessage(VirtualModem modem, IotPlatform platform) throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address());
                ModemSession<Tracker> session = session(modem)) {
            session.connect();
            session.subscribe(Tracker.TEST, message -> heard.add(message.text()));
            browser.awaitText("#topics .owners", "test");
            browser.press(Keys.TAB);
            browser.press(Keys.ENTER);
            browser.await("return document.activeElement.id === 'payload'");
            browser.press("by keys");
            browser.press(Keys.CONTROL, Keys.ENTER);
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("by keys");
        }
    }

    @Test
    void aRebootIsSeenAsItHappens(VirtualModem modem, IotPlatform platform) {
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address())) {
            browser.awaitText("[data-key=power] dd", "on");
            browser.run("window.seen = []; new MutationObserver(() => seen.push("
                    + "document.querySelector('[data-key=power] dd').textContent))"
                    + ".observe(document.querySelector('#badges'), { childList: true })");
            browser.click("[data-words=reboot]");
            browser.awaitText("#words-answer", "done: reboot");
            browser.awaitText("#lines .note", "reboot");
            browser.awaitText("#lines .modem", "RDY");
            browser.await("return seen.includes('starting') && seen.at(-1) === 'on'");

            browser.click("[data-words=unplug]");
            browser.awaitText("[data-key=plugged] dd", "unplugged");
            browser.write("#words", "registration nowhere");
            browser.press(Keys.ENTER);
            browser.awaitText("#words-answer.bad", "not done");
            browser.write("#words", "registration roaming");
            browser.press(Keys.ENTER);
            browser.awaitText("[data-key=registration] dd", "roaming");
        }
    }

    @Test
    void theReaderFiltersAndPauses(VirtualModem modem, IotPlatform platform) {
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address())) {
            modem.unsolicited("+ONE");
            modem.unsolicited("+TWO");
            browser.awaitText("#lines", "+TWO");
            browser.write("#filter", "one");
            browser.await("return document.querySelectorAll('#lines .line').length === 1");
            assertThat(browser.text("#lines")).contains("+ONE");
            browser.press(Keys.ESCAPE);
            browser.awaitText("#lines", "+TWO");

            browser.click("#pause");
            modem.unsolicited("+THREE");
            browser.awaitText("#line-count", "not shown yet");
            assertThat(browser.text("#lines")).doesNotContain("+THREE");
            browser.click("#pause");
            browser.awaitText("#lines", "+THREE");
            browser.choose("#from", "host");
            assertThat(browser.text("#lines")).isEmpty();
        }
    }

    @Test
    void staysAtTheEndUntilTheReaderScrollsUp(VirtualModem modem, IotPlatform platform) {
        String far = "const list = document.querySelector('#lines');"
                + "const below = document.querySelector('#lines .line:last-child').getBoundingClientRect().bottom"
                + "  - list.getBoundingClientRect().bottom;";
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address())) {
            for (int i = 1; i <= 200; i++) {
                modem.unsolicited("+TICK: " + i);
            }
            browser.awaitText("#lines", "+TICK: 200");
            browser.await(far + "return below < 20");
            browser.run("document.querySelector('#lines').scrollBy(0, -1000)");
            browser.await(far + "return below > 900");
            String reading = "return [...document.querySelectorAll('#lines .line')].find(line =>"
                    + "line.getBoundingClientRect().top >= document.querySelector('#lines').getBoundingClientRect().top)"
                    + ".textContent";
            Object before = browser.await(reading);
            for (int i = 201; i <= 400; i++) {
                modem.unsolicited("+TICK: " + i);
            }
            browser.awaitText("#lines", "+TICK: 400");
            browser.await(far + "return below > 4000");
            assertThat(browser.run(reading)).isEqualTo(before);
        }
    }

    @Test
    void saysThatItIsNotConnected(VirtualModem modem, IotPlatform platform) {
        ModemPage page = ModemPage.open(modem, platform);
        try (Browser browser = Browser.open(page.address())) {
            page.close();
            browser.awaitText("#link.lost", "not connected");
            browser.click("[data-words=reboot]");
            browser.awaitText("#words-answer.bad", "does not answer");
        } finally {
            page.close();
        }
    }
}
