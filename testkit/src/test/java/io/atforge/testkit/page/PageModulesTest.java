package io.atforge.testkit.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemPage;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import io.atforge.topic.Qos;
import io.atforge.topic.SubscribeTopic;
import io.atforge.topic.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The parts of the page, with what they rarely get. */
@Tag("slow")
class PageModulesTest {

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET)
                    .thingModel(Path.of("src", "test", "resources", "things", "tracker.tsl.json")))
            .build();

    private static final SubscribeTopic<Tracker> SET =
            Topic.subscribe("/sys/a1hahpgAs3s/${deviceName}/thing/service/property/set", Qos.AT_MOST_ONCE);

    @Test
    void aPropertyIsSet(VirtualModem modem, IotPlatform platform) throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address());
                ModemSession<Tracker> session =
                        Tracker.session("test").port(modem.port()).build()) {
            browser.await("return !document.querySelector('#set').hidden");
            assertThat(browser.text("#property")).contains("interval").doesNotContain("temperature");
            browser.choose("#property", "interval");
            browser.write("#value", "soon");
            browser.click("#set-form button");
            browser.awaitText("#set-answer.bad", "no JSON");
            browser.write("#value", "60");
            browser.click("#set-form button");
            browser.awaitText("#set-answer.bad", "not done: ");

            session.connect();
            session.subscribe(SET, message -> heard.add(message.text()));
            browser.awaitText("#topics", "/thing/service/property/set");
            browser.click("#set-form button");
            assertThat(heard.poll(20, TimeUnit.SECONDS)).contains("\"interval\":60");
            browser.awaitText("#set-answer", "sent: interval = 60");
            assertThat(browser.run("return document.querySelectorAll('#set-answer.bad').length"))
                    .isEqualTo(0L);
        }
    }

    @Test
    void linesThatNeverCameAreToldAndNoneIsShownTwice(VirtualModem modem, IotPlatform platform) {
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address())) {
            browser.run("import('./conversation.js').then(({ addLines }) => {"
                    + "  const line = n => ({ n, t: 0, from: 'modem', text: `+TICK: ${n}`, cut: n === 9 });"
                    + "  addLines([line(1), line(2)]); addLines([line(2), line(3)]); addLines([line(1003), line(9)]);"
                    + "  addLines([{ ...line(1004), cut: true }]); })");
            browser.awaitText("#lines", "+TICK: 1004");
            assertThat(browser.run("return [...document.querySelectorAll('#lines .said')].map(one => one.textContent)"))
                    .isEqualTo(List.of(
                            "+TICK: 1",
                            "+TICK: 2",
                            "+TICK: 3",
                            "999 lines came too fast, or are no longer kept, and are not shown",
                            "+TICK: 1003",
                            "+TICK: 1004 …"));
            assertThat(browser.text("#line-count")).isEqualTo("1,004 lines");
        }
    }

    @Test
    void messagesOfAnyBytesAreShownAndTheLast500Kept(VirtualModem modem, IotPlatform platform) {
        String topic = "/a1hahpgAs3s/test/get";
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address())) {
            for (int i = 1; i <= 510; i++) {
                platform.send(topic, "message " + i);
            }
            platform.send(topic, new byte[] {(byte) 0xFF, 0, 'A'}, Qos.AT_MOST_ONCE);
            platform.send(topic, "[".repeat(2000) + "]".repeat(2000));
            platform.send(topic, "z".repeat(5000));
            platform.send(topic, "");
            browser.awaitText(".message .preview", "empty");
            assertThat((Long) browser.run("return document.querySelectorAll('.message').length"))
                    .isEqualTo(500);
            assertThat(browser.text("#message-list > li:last-child .preview")).isEqualTo("message 15");
            browser.run("[...document.querySelectorAll('.message')].slice(0, 4).forEach(one => { one.open = true; })");
            browser.awaitText(".message pre", "ff 00 41");
            browser.awaitText(".message .preview", "no text: not UTF-8");
            browser.awaitText(".message .hint", "the first 4,096 of 5,000 bytes");
            browser.awaitText(".message .json", "[ … ]");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void noMessageOfSeveralThreadsIsLost(VirtualModem modem, IotPlatform platform) {
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address())) {
            IntStream.range(0, 400).parallel().forEach(i -> platform.send("/a1hahpgAs3s/test/get", "message " + i));
            browser.await("return new Set([...document.querySelectorAll('.message .preview')]"
                    + ".map(one => one.textContent)).size === 400");
        }
    }
}
