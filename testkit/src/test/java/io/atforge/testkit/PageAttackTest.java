package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.PageClient.Answer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who wants to see or do what is on a page, and is not asked to. */
@Tag("slow")
class PageAttackTest {

    private static final String ORDER = "{\"do\":\"words\",\"words\":\"say +ATTACK\"}";
    private static final String JSON = "Content-Type: application/json\r\n";

    private static IotPlatform platform;

    private VirtualModem modem;
    private ModemPage page;
    private PageClient client;

    @BeforeAll
    static void start() {
        platform = IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET).start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void open() {
        platform.startAfresh();
        modem = VirtualModem.builder().platform(platform).build();
        page = ModemPage.open(modem, platform);
        client = new PageClient(page.address());
    }

    @AfterEach
    void close() {
        page.close();
        modem.close();
    }

    private static void assertHardened(Answer answer) {
        assertThat(answer.head() + "\r\n")
                .contains(
                        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
                                + " data:; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'\r\n",
                        "X-Content-Type-Options: nosniff",
                        "Referrer-Policy: no-referrer",
                        "Cache-Control: no-store",
                        "Cross-Origin-Resource-Policy: same-origin",
                        "Cross-Origin-Opener-Policy: same-origin");
    }

    private static void assertRefused(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
        assertHardened(answer);
    }

    private Answer get(String path, String host) throws Exception {
        return client.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n", new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "page.js", "page.css", "transcript"})
    void servesThePageToWhoeverKnowsItsAddress(String name) throws Exception {
        Answer answer = client.get(name);
        assertThat(answer.status()).isEqualTo(200);
        assertHardened(answer);
        assertThat(get(client.path(name), "localhost:" + page.address().getPort())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void knowsNoOtherPlace() throws Exception {
        try (ModemPage neighbour = ModemPage.open(modem, platform)) {
            String token = page.address().getPath();
            String flipped =
                    token.substring(0, token.length() - 2) + (token.charAt(token.length() - 2) == 'A' ? "B/" : "A/");
            assertThat(token).hasSize(24).isNotEqualTo(neighbour.address().getPath());
            for (String path : List.of(
                    "/",
                    "//",
                    "/page.js",
                    "/events",
                    token.substring(0, token.length() - 1),
                    token.substring(0, token.length() - 2) + "/",
                    flipped,
                    neighbour.address().getPath(),
                    neighbour.address().getPath() + "events",
                    token + "do",
                    token + "other",
                    token + "../" + token.substring(1),
                    token + "page.html",
                    token.toUpperCase(Locale.ROOT),
                    "http://" + client.host() + token,
                    "*")) {
                assertRefused(get(path, client.host()), 404);
            }
            assertRefused(
                    client.raw(
                            "PUT " + client.path("do") + " HTTP/1.1\r\nHost: " + client.host() + "\r\n\r\n",
                            new byte[0]),
                    404);
        }
    }

    @Test
    void isNotServedUnderAnotherName() throws Exception {
        int port = page.address().getPort();
        for (String host : List.of(
                "evil.example",
                "evil.example:" + port,
                "127.0.0.1",
                "127.0.0.1:1",
                "127.0.0.1.evil.example:" + port,
                client.host() + "\r\nHost: evil.example:" + port)) {
            assertRefused(get(client.path(""), host), 403);
            assertRefused(get(client.path("events"), host), 403);
            assertRefused(client.post("Host: " + host + "\r\nOrigin: http://" + host + "\r\n" + JSON, ORDER), 403);
        }
        assertRefused(client.raw("GET " + client.path("") + " HTTP/1.1\r\n\r\n", new byte[0]), 403);
    }

    @Test
    void doesNothingForAnotherOrigin() throws Exception {
        String host = "Host: " + client.host() + "\r\n";
        String own = "Origin: http://" + client.host() + "\r\n";
        for (String headers : List.of(
                host + JSON,
                host + "Origin: null\r\n" + JSON,
                host + "Origin: http://evil.example\r\n" + JSON,
                host + "Origin: https://" + client.host() + "\r\n" + JSON,
                host + "Origin: http://" + client.host() + ".evil.example\r\n" + JSON,
                host + "Origin: http://localhost:" + page.address().getPort() + "\r\n" + JSON,
                host + own + "Origin: http://evil.example\r\n" + JSON,
                host + own,
                host + own + "Content-Type: text/plain\r\n",
                host + own + "Content-Type: application/x-www-form-urlencoded\r\n")) {
            assertRefused(client.post(headers, ORDER), 403);
        }
        assertThat(page.live().transcript()).doesNotContain("ATTACK");
        Answer done = client.order("{\"do\":\"words\",\"words\":\"kick\"}");
        assertThat(done.status()).isEqualTo(204);
        assertHardened(done);
    }

    @Test
    void takesNoMoreThanAnOrderNeeds() throws Exception {
        String head = "POST " + client.path("do") + " HTTP/1.1\r\nHost: " + client.host() + "\r\nOrigin: http://"
                + client.host() + "\r\n" + JSON;
        byte[] bomb = new byte[10_000_000];
        assertRefused(client.raw(head + "Content-Length: 10000000\r\n\r\n", bomb), 413);
        assertRefused(client.raw(head + "Content-Length: 400001\r\n\r\n", new byte[400_001]), 413);
        assertRefused(client.raw(head + "Content-Length: 9223372036854775807\r\n\r\n", new byte[0]), 413);
        byte[] chunks = ("FFFF\r\n" + "x".repeat(0xFFFF) + "\r\n").repeat(160).getBytes(StandardCharsets.US_ASCII);
        assertRefused(client.raw(head + "Transfer-Encoding: chunked\r\n\r\n", chunks), 413);
        // A body that would be long were it unpacked is taken for what it is.
        assertThat(client.post(
                                "Host: " + client.host() + "\r\nOrigin: http://" + client.host() + "\r\n" + JSON
                                        + "Content-Encoding: gzip\r\n",
                                ORDER)
                        .status())
                .isEqualTo(204);
        Answer tooLong = client.order("{\"do\":\"send\",\"topic\":\"/a\",\"qos\":0,\"as\":\"text\",\"payload\":\""
                + "x".repeat(300_000) + "\"}");
        assertThat(tooLong.body())
                .isEqualTo("{\"error\":\"the payload has 300000 bytes; the platform takes 256 KB (262144 bytes)\"}");
        assertHardened(tooLong);
        assertThat(client.order("{\"do\":\"send\",\"topic\":\"/a\",\"qos\":0,\"as\":\"text\",\"payload\":\""
                                + "x".repeat(262_144) + "\"}")
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void isNotWornDownByWhatNestsDeeply(String opening) throws Exception {
        assertThat(client.order(opening.repeat(50_000)).status()).isEqualTo(400);
        assertThat(client.order("{\"do\":\"send\",\"topic\":\"/a\",\"payload\":\"\",\"as\":\"text\",\"qos\":"
                                + "9".repeat(300_000) + "}")
                        .status())
                .isEqualTo(400);
        assertThat(client.order(
                                "{\"do\":\"send\",\"topic\":\"/a\",\"payload\":\"\",\"as\":\"text\",\"qos\":1e999999999}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void answersWhatIsNoRequest() throws Exception {
        assertRefused(client.raw("\u0016\u0003\u0001 what a TLS client says\r\n\r\n", new byte[0]), 400);
        assertRefused(client.raw("GET /" + "x".repeat(100_000) + " HTTP/1.1\r\n\r\n", new byte[0]), 400);
        assertRefused(client.raw("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(100_000) + "\r\n", new byte[0]), 400);
    }

    @Test
    void hasRoomForThirtyTwoReaders() throws Exception {
        List<Socket> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 32; i++) {
                Socket socket = client.open();
                readers.add(socket);
                socket.getOutputStream().write(client.eventsRequest("").getBytes(StandardCharsets.US_ASCII));
                socket.setSoTimeout(20_000);
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
            assertThat(page.live().readers()).isEqualTo(32);
            assertRefused(client.get("events"), 503);
        } finally {
            for (Socket socket : readers) {
                socket.close();
            }
        }
    }

    @Test
    void givesMarkupAndTerminalEscapesAsTheTextTheyAre() throws Exception {
        String attack = "<img src=x onerror=alert(1)></script>\u001b]0;x\u0007\u202e\n\ndata: {}\r\nevent: hello";
        try (PageEvents events = client.events()) {
            events.await("hello", data -> true);
            platform.send("/<b onclick=x>/\u202e", attack);
            Map<?, ?> message = events.await("message", data -> attack.equals(data.get("text")));
            assertThat(message.get("topic")).isEqualTo("/<b onclick=x>/\u202e");
            modem.unsolicited("+ATTACK: <script>\u001b[2J");
            events.awaitLine("modem", "+ATTACK: <script>\\x1B[2J"::equals);
            client.order("{\"do\":\"words\",\"words\":\"sms <b>\\u001b[31m\"}");
            events.await("note", note -> note.get("text").equals("done: sms <b>\u001b[31m"));
            assertThat(events.text())
                    .containsIgnoringCase("content-type: text/event-stream\n")
                    .doesNotContain("\u001b")
                    .doesNotContain("\u0007")
                    .doesNotContain("\r")
                    .containsOnlyOnce("event: hello\n");
        }
        assertThat(client.get("transcript").body())
                .contains("+ATTACK: <script>\\x1B[2J")
                .doesNotContain("\u001b");
        assertThat(client.get("transcript").head()).contains("text/plain").contains("attachment");
    }
}
