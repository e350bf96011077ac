package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.topic.Permission;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that a page serves holds a secret, whoever has put it where. */
@Tag("slow")
class PageSecretsTest {

    private static final String SECRET = IotPlatform.STAND_IN_SECRET;
    private static final String TRACKER = PlatformClients.TRACKER_SECRET;
    private static final Pattern SIGNATURE =
            Pattern.compile("(?<![0-9a-fA-F])([0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64})(?![0-9a-fA-F])");

    private static IotPlatform platform;

    @BeforeAll
    static void start() {
        platform = IotPlatform.tutorial(SECRET)
                .dynamicRegistration("product-secret-of-a1hahpgAs3s")
                .product("a1secondKey")
                .topic("/${productKey}/${deviceName}/test", Permission.PUBLISH_SUBSCRIBE)
                .device("test", TRACKER)
                .start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static void assertNoSecret(ModemPage page, PageEvents events) throws Exception {
        String served = events.text()
                + page.live().transcript()
                + new PageClient(page.address()).get("transcript").body();
        for (String secret : new String[] {SECRET, TRACKER, "product-secret-of-a1hahpgAs3s"}) {
            assertThat(served)
                    .doesNotContain(secret)
                    .doesNotContain(secret.substring(0, secret.length() / 2))
                    .doesNotContain(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ModemModel.class,
            names = {"AIR720", "EC200", "A7670"})
    void masksTheSignatureOfEveryFamily(ModemModel model) throws Exception {
        platform.startAfresh();
        try (VirtualModem modem =
                        VirtualModem.builder().model(model).platform(platform).build();
                ModemPage page = ModemPage.open(modem, platform);
                PageEvents events = new PageClient(page.address()).events();
                ModemSession<Tracker> session =
                        Tracker.session(model).port(modem.port()).build()) {
            session.connect();
            session.publish(Tracker.TEST, "my secret is " + SECRET + "!");
            events.await("message", message -> message.get("text").equals("my secret is ***!"));
            assertThat(page.live().transcript()).contains("\"***\"");
            assertThat(SIGNATURE.matcher(page.live().transcript()).find()).isFalse();
            assertNoSecret(page, events);
        }
    }

    @Test
    void masksWhatIsTypedAndItsEcho() throws Exception {
        platform.startAfresh();
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemPage page = ModemPage.open(modem, platform);
                PageEvents events = new PageClient(page.address()).events()) {
            HostTerminal terminal = new HostTerminal(modem.port());
            terminal.ok(Conversation.TUTORIAL_MCONFIG);
            terminal.ok("AT+MCONFIG=\"id\",\"user\",\"" + SECRET + "\"");
            terminal.type("AT+CPIN=\"98761234\"\r");
            terminal.skipTo("AT+CPIN=\"98761234\"\r");
            events.awaitLine("host", "AT+CPIN=***"::equals);
            events.awaitLine("modem", "AT+CPIN=***"::equals);
            events.awaitLine("modem", "AT+MCONFIG=\"id\",\"user\",\"***\""::equals);
            assertThat(events.text()).doesNotContain("98761234").doesNotContain("41fcbb");
            assertNoSecret(page, events);
        }
    }

    /** A line of the modem cuts into the echo; no half of a password may be left. */
    @Test
    void masksWhatIsTypedPieceByPiece() throws Exception {
        platform.startAfresh();
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemPage page = ModemPage.open(modem, platform);
                PageEvents events = new PageClient(page.address()).events()) {
            HostTerminal terminal = new HostTerminal(modem.port());
            int half = Conversation.TUTORIAL_MCONFIG.length() - 20;
            terminal.type(Conversation.TUTORIAL_MCONFIG.substring(0, half));
            terminal.expect(Conversation.TUTORIAL_MCONFIG.substring(0, half));
            modem.unsolicited("+CGEV: NW MODIFY 5,2");
            terminal.line("+CGEV: NW MODIFY 5,2");
            terminal.type(Conversation.TUTORIAL_MCONFIG.substring(half) + "\r");
            events.awaitLine("modem", line -> line.startsWith("AT+MCONFIG="));
            assertThat(events.text())
                    .contains("NW MODIFY")
                    .doesNotContain("41fcbb")
                    .doesNotContain("bed376");
            // A text of 30,000 bytes is not kept as a whole, and what is kept ends in the middle of the secret.
            terminal.type(
                    ("AT+X=" + "y".repeat(16 * 1024 - 5 - SECRET.length() / 2) + SECRET + "z".repeat(9000) + "\r"));
            events.awaitLine("host", line -> line.startsWith("AT+X="));
            assertNoSecret(page, events);
        }
    }

    /** What is masked is shorter, and makes room for what stands behind. */
    @Test
    void showsNoHalfOfASecretWhereItCuts() throws Exception {
        platform.startAfresh();
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemPage page = ModemPage.open(modem, platform);
                PageEvents events = new PageClient(page.address()).events()) {
            Conversation.online(modem);
            String twice = TRACKER + TRACKER;
            platform.send("/a", twice + "x".repeat(4130 - twice.length()) + TRACKER + "y".repeat(100));
            events.await("message", message -> message.get("cut").equals(true));
            platform.send("/" + "t".repeat(980) + TRACKER, "x");
            events.await("message", message -> ((String) message.get("topic")).startsWith("/ttt"));
            platform.state().subscriptions().add(ThingClient.DEVICE, "/" + "f".repeat(980) + TRACKER + "f".repeat(50));
            Map<?, ?> seen =
                    events.await("subscriptions", list -> list.toString().contains("/fff"));
            assertThat(seen.toString()).endsWith("/" + "f".repeat(980) + "***" + "f".repeat(16) + "}], count=1}");
            assertNoSecret(page, events);
        }
    }

    @Test
    void showsNoPinThatACardIsGiven() throws Exception {
        platform.startAfresh();
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemPage page = ModemPage.open(modem, platform);
                PageEvents events = new PageClient(page.address()).events()) {
            PageClient client = new PageClient(page.address());
            client.order("{\"do\":\"words\",\"words\":\"sim   pin \\t 98761234  1\"}");
            events.await("note", note -> note.get("text").toString().endsWith("***  1"));
            assertThat(events.text()).doesNotContain("98761234");
        }
    }

    @Test
    void masksWhatIsPutIntoMessagesAndOrders() throws Exception {
        platform.startAfresh();
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemPage page = ModemPage.open(modem, platform);
                PageEvents events = new PageClient(page.address()).events()) {
            PageClient client = new PageClient(page.address());
            // The secret begins in what is shown of the payload, and ends behind it.
            platform.send("/a", "x".repeat(4090) + TRACKER);
            Map<?, ?> cut =
                    events.await("message", message -> message.get("cut").equals(true));
            assertThat((String) cut.get("text")).endsWith("xxx***");
            platform.send(
                    "/" + SECRET + "/" + TRACKER,
                    SECRET + TRACKER + SECRET.substring(0, 5) + "product-secret-of-a1hahpgAs3s");
            events.await("message", message -> message.get("topic").equals("/***/***"));
            client.order("{\"do\":\"words\",\"words\":\"sms " + SECRET + "\"}");
            events.await("note", note -> note.get("text").equals("done: sms ***"));
            assertThat(client.order("{\"do\":\"words\",\"words\":\"" + SECRET + "\"}")
                            .body())
                    .startsWith("{\"error\":\"there is no action '***'");
            assertThat(events.all().stream()
                            .filter(event -> event.name().equals("message"))
                            .toList())
                    .hasSize(2);
            String served = events.text().replace(SECRET.substring(0, 5), "");
            assertThat(served).doesNotContain(TRACKER).doesNotContain("product-secret-of");
        }
    }
}
