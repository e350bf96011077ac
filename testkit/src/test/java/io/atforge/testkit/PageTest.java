package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.session.ModemSession;
import io.atforge.testkit.PageEvents.Received;
import io.atforge.testkit.platform.json.JsonText;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a page is told, and does. */
@Tag("slow")
class PageTest {

    private static IotPlatform platform;

    @BeforeAll
    static void start() {
        platform = IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET).start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void startAfresh() {
        platform.startAfresh();
    }

    private static VirtualModem modem() {
        return VirtualModem.builder().platform(platform).build();
    }

    @Test
    void saysFirstWhatThereIsAndThenWhatHappens() throws Exception {
        try (VirtualModem modem = modem()) {
            // Before the page looks first, so that there is one state and not two.
            HostTerminal terminal = new HostTerminal(modem.port());
            try (ModemPage page = ModemPage.open(modem, platform)) {
                terminal.ok("AT");
                try (PageEvents events = new PageClient(page.address()).events()) {
                    events.awaitLine("modem", "OK"::equals);
                    terminal.reply("AT+CSQ", "+CSQ: 20,0");
                    events.awaitLine("modem", "+CSQ: 20,0"::equals);
                    assertFirst(events.all(), modem, page);
                }
            }
        }
    }

    private static void assertFirst(List<Received> all, VirtualModem modem, ModemPage page) throws Exception {
        assertThat(all.stream().map(Received::name).limit(4))
                .containsExactly("hello", "state", "subscriptions", "counters");
        assertThat(all.get(0).data())
                .hasToString(JsonText.read(page.live().hello()).toString());
        assertThat(all.get(1).data())
                .hasToString("{power=on, sim=ready, registration=home, signal=-73, bearer=down,"
                        + " connection=down, device=null, plugged=true, port="
                        + modem.port().name() + ", platform=up}");
        assertThat(all.stream()
                        .flatMap(event -> event.lines().stream())
                        .map(line -> line.get("from") + " " + line.get("text")))
                .startsWith("host AT", "modem AT", "modem OK", "host AT+CSQ");
    }

    @Test
    void describesModemProductsAndActions() throws Exception {
        try (VirtualModem modem = modem();
                ModemPage page = ModemPage.open(modem, platform)) {
            Map<?, ?> hello = (Map<?, ?>) JsonText.read(page.live().hello());
            assertThat(hello.get("title")).isEqualTo("Air720");
            assertThat(hello.get("family")).isEqualTo("air720");
            assertThat(hello.get("products"))
                    .hasToString("[{key=a1hahpgAs3s, name=null, devices=[test], deviceCount=1,"
                            + " topics=[{class=/${productKey}/${deviceName}/test, permission=publish-subscribe}],"
                            + " properties=[]}]");
            assertThat(hello.get("actions").toString()).contains("{words=network off, group=network}");
            assertThat(hello.get("usages").toString()).contains("{usage=sms <text>, meaning=");
        }
    }

    @Test
    void goesOnWhereTheBrowserWasCutOff() throws Exception {
        try (VirtualModem modem = modem();
                ModemPage page = ModemPage.open(modem, platform)) {
            HostTerminal terminal = new HostTerminal(modem.port());
            PageClient client = new PageClient(page.address());
            terminal.ok("AT");
            long last;
            try (PageEvents events = client.events()) {
                last = events.await(event -> event.lines().toString().contains("text=OK"))
                        .id();
            }
            terminal.reply("AT+CSQ", "+CSQ: 20,0");
            try (PageEvents events = client.events(last)) {
                events.awaitLine("modem", "+CSQ: 20,0"::equals);
                assertThat(events.all().get(0).id()).isGreaterThan(last);
                assertThat(events.text()).doesNotContain("event: hello").doesNotContain("\"text\":\"AT\"");
            }
            // A number that was never given is that of another page.
            try (PageEvents events = client.events(1_000_000)) {
                events.await("hello", data -> true);
                events.awaitLine("host", "AT"::equals);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ModemModel.class)
    void showsTheWayOnlineOfEveryModel(ModemModel model) throws Exception {
        try (VirtualModem modem =
                        VirtualModem.builder().model(model).platform(platform).build();
                ModemPage page = ModemPage.open(modem, platform);
                PageEvents events = new PageClient(page.address()).events()) {
            events.await("state", state -> state.get("connection").equals("down"));
            // Closed before the modem boots: else its goodbye waits for that.
            try (ModemSession<Tracker> session =
                    Tracker.session(model).port(modem.port()).build()) {
                session.connect();
                Map<?, ?> online = events.await(
                        "state",
                        state -> state.get("connection").equals("online")
                                && "a1hahpgAs3s/test".equals(state.get("device")));
                assertThat(online.get("bearer")).isEqualTo("up");
                session.subscribe(Tracker.TEST, message -> {});
                events.await(
                        "subscriptions",
                        list -> list.toString().contains("{device=a1hahpgAs3s/test, filter=/a1hahpgAs3s/test/test}"));
                session.publish(Tracker.TEST, "hello");
                assertThat(events.await(
                                        "message",
                                        message -> message.get("direction").equals("up"))
                                .toString())
                        .contains("device=a1hahpgAs3s/test, topic=/a1hahpgAs3s/test/test, qos=0, size=5, text=hello,"
                                + " hex=68656c6c6f, cut=false, note=null");
                events.await(
                        "message",
                        message -> message.get("direction").equals("down")
                                && message.get("text").equals("hello"));
                Map<?, ?> counters = events.await(
                        "counters", count -> count.get("up").equals(BigInteger.ONE) && count.get("latency") != null);
                assertThat((BigInteger) counters.get("in")).isPositive();
            }
            modem.reboot();
            events.await("state", state -> state.get("power").equals("starting"));
        }
    }

    @Test
    void doesWhatItIsAskedFor() throws Exception {
        try (VirtualModem modem = modem();
                ModemPage page = ModemPage.open(modem, platform);
                PageEvents events = new PageClient(page.address()).events()) {
            HostTerminal terminal = Conversation.subscribed(modem);
            PageClient client = new PageClient(page.address());
            String send = "{\"do\":\"send\",\"topic\":\"" + Conversation.TOPIC + "\",\"qos\":0,\"payload\":";
            assertThat(client.order(send + "\"你好\",\"as\":\"text\"}").status()).isEqualTo(204);
            events.await("message", message -> "你好".equals(message.get("text")));
            assertThat(client.order(send + "\"00 ff\",\"as\":\"hex\"}").status())
                    .isEqualTo(204);
            Map<?, ?> binary =
                    events.await("message", message -> message.get("hex").equals("00ff"));
            assertThat(binary.get("text")).isNull();
            terminal.skipTo("2 byte,\0\u00ff\r\n");
            assertThat(client.order("{\"do\":\"words\",\"words\":\"say +RING\"}")
                            .status())
                    .isEqualTo(204);
            events.await("note", note -> note.get("text").equals("done: say +RING"));
            terminal.skipTo("+RING");
            assertThat(client.order("{\"do\":\"words\",\"words\":\"unplug\"}").status())
                    .isEqualTo(204);
            events.await("state", state -> state.get("plugged").equals(false));
            assertThat(terminal.awaitLost()).isTrue();
            client.order("{\"do\":\"words\",\"words\":\"broker stop\"}");
            events.await("state", state -> state.get("platform").equals("down"));
            assertThat(client.order(send + "\"x\",\"as\":\"text\"}").body())
                    .isEqualTo("{\"error\":\"the platform is down; broker start brings it up\"}");
        }
    }

    @Test
    void saysWhatIsWrongWithAnOrder() throws Exception {
        try (VirtualModem modem = modem();
                ModemPage page = ModemPage.open(modem, platform)) {
            PageClient client = new PageClient(page.address());
            assertThat(client.order("{\"do\":\"words\",\"words\":\"dance\"}").body())
                    .startsWith("{\"error\":\"there is no action 'dance'; there are: reboot, ");
            assertThat(List.of(
                            "",
                            "[]",
                            "{}",
                            "{\"do\":\"dance\"}",
                            "{\"do\":\"words\"}",
                            "{\"do\":\"send\",\"topic\":\"/a/#\",\"qos\":0,\"payload\":\"\",\"as\":\"text\"}",
                            "{\"do\":\"send\",\"topic\":\"/a\",\"qos\":2,\"payload\":\"\",\"as\":\"text\"}",
                            "{\"do\":\"send\",\"topic\":\"/a\",\"qos\":0,\"payload\":\"0\",\"as\":\"hex\"}",
                            "{\"do\":\"set\",\"device\":\"a/b\",\"properties\":{}}",
                            "{\"do\":\"set\",\"device\":\"a1hahpgAs3s/test\",\"properties\":{\"a\":1}}"))
                    .allSatisfy(order -> {
                        PageClient.Answer answer = client.order(order);
                        assertThat(answer.status()).as(order).isEqualTo(400);
                        assertThat(answer.body()).as(order).startsWith("{\"error\":\"");
                    });
        }
    }

    @Test
    void isGoneWhenItIsClosed() throws Exception {
        try (VirtualModem modem = modem()) {
            ModemPage page = ModemPage.open(modem, platform);
            PageClient client = new PageClient(page.address());
            PageEvents events = client.events();
            events.await("hello", data -> true);
            int port = page.address().getPort();
            assertThatThrownBy(() -> ModemPage.open(modem, platform, port))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("cannot open port " + port + " of 127.0.0.1: Address already in use; choose another");
            page.close();
            events.awaitEnd();
            events.close();
            long last = page.live().log().last();
            HostTerminal terminal = new HostTerminal(modem.port());
            terminal.ok("AT");
            platform.send(Conversation.TOPIC, "x");
            assertThat(page.live().log().last()).isEqualTo(last);
            ModemPage.open(modem, platform, port).close();
        }
    }
}
