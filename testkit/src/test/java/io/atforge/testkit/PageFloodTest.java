package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import io.atforge.testkit.PageEvents.Received;
import io.atforge.testkit.page.event.EventKind;
import io.atforge.testkit.page.event.EventLog;
import io.atforge.testkit.platform.PublishLimit;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More of everything than a page can show. */
@Tag("slow")
class PageFloodTest {

    private static final String LONG_LINE = "+FLOOD: " + "x".repeat(1500);

    private static IotPlatform platform;

    @BeforeAll
    static void start() {
        platform = IotPlatform.tutorial(PlatformClients.TRACKER_SECRET)
                .keepLast(20)
                .start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static void assertBounded(EventLog log) {
        for (EventKind kind : EventKind.values()) {
            assertThat(log.kept(kind)).as(kind.words()).hasSizeLessThanOrEqualTo(5000);
            assertThat(log.kept(kind).stream()
                            .mapToInt(event ->
                                    event.json().length() + event.transcript().length())
                            .sum())
                    .as(kind.words())
                    .isLessThanOrEqualTo(2_000_000);
        }
    }

    private static Socket slow(ModemPage page, PageClient client) throws Exception {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), page.address().getPort()));
        socket.getOutputStream().write(client.eventsRequest("").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void bearsAThousandWhoDoNotRead() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemPage page = ModemPage.open(modem, platform)) {
            PageClient client = new PageClient(page.address());
            HostTerminal terminal = new HostTerminal(modem.port());
            try (PageEvents reading = client.events()) {
                reading.await("hello", data -> true);
                for (int i = 0; i < 1000; i++) {
                    sockets.add(slow(page, client));
                }
                // The last of them has got its answer, and so have all before it.
                Socket last = sockets.get(999);
                last.setSoTimeout(20_000);
                assertThat(new String(last.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 503");
                assertThat(page.live().readers()).isEqualTo(32);
                long lines = 0;
                while (page.live().readers() > 1) {
                    modem.unsolicited(LONG_LINE);
                    terminal.line(LONG_LINE);
                    terminal.reply("AT+CSQ", "+CSQ: 20,0");
                    terminal.expect("\r\nOK\r\n");
                    lines += 5;
                    assertThat(page.live().log().characters())
                            .as("characters until those were hung up on who do not read")
                            .isLessThan(8_000_000);
                }
                assertThat(page.live().log().characters()).isGreaterThan(1_000_000);
                assertBounded(page.live().log());
                assertThat(Thread.getAllStackTraces().keySet().stream()
                                .map(Thread::getName)
                                .filter(name -> name.startsWith("atforge-page")))
                        .hasSizeLessThanOrEqualTo(2);
                long all = lines;
                reading.await(event -> event.lines().stream().anyMatch(line -> number(line) == all));
                assertThat(reading.all().stream()
                                .map(Received::lines)
                                .flatMap(List::stream)
                                .map(PageFloodTest::number))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, all).boxed().toList());
                try (PageEvents next = client.events()) {
                    next.await("hello", data -> true);
                }
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static long number(Map<?, ?> line) {
        return ((BigInteger) line.get("n")).longValueExact();
    }

    @Test
    void keepsOnlyTheLastOfWhatHappens() throws Exception {
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemPage page = ModemPage.open(modem, platform)) {
            HostTerminal terminal = new HostTerminal(modem.port());
            for (int i = 0; i < 6000; i++) {
                modem.unsolicited("+FLOOD: " + i);
                terminal.line("+FLOOD: " + i);
            }
            EventLog log = page.live().log();
            assertThat(log.kept(EventKind.WIRE)).hasSize(5000);
            assertThat(log.kept(EventKind.WIRE).get(4999).json()).contains("\"n\":6000,");
            for (int i = 0; i < 600; i++) {
                platform.send("/flood", "x".repeat(5000));
            }
            assertThat(log.kept(EventKind.MESSAGE)).hasSizeBetween(100, 500);
            assertThat(log.kept(EventKind.MESSAGE)
                            .get(log.kept(EventKind.MESSAGE).size() - 1)
                            .json())
                    .contains("\"n\":600,");
            assertBounded(log);
        }
    }

    @Test
    void showsTheBeginningOfTenMegabytes() throws Exception {
        byte[] huge = "0123456789".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemPage page = ModemPage.open(modem, platform);
                PageEvents events = new PageClient(page.address()).events()) {
            HostTerminal terminal = new HostTerminal(modem.port());
            Mqtt3BlockingClient device = new PlatformClients(platform).tracker();
            device.publishWith().topic(Conversation.TOPIC).payload(huge).send();
            Map<?, ?> message = events.await("message", data -> "refused".equals(data.get("note")));
            assertThat(message.get("size")).isEqualTo(BigInteger.valueOf(10_000_000));
            assertThat((String) message.get("text")).hasSize(4096).startsWith("0123456789");
            assertThat((String) message.get("hex")).hasSize(8192);
            assertThat(message.get("cut")).isEqualTo(true);
            terminal.ok("AT");
            // What the host sends without an end is not kept without one.
            terminal.type("AT+X=" + "y".repeat(10_000_000) + "\r");
            Map<?, ?> line = events.awaitLine("host", text -> text.startsWith("AT+X="));
            assertThat((String) line.get("text")).hasSize(2000);
            assertThat(line.get("cut")).isEqualTo(true);
            assertBounded(page.live().log());
            device.disconnect();
        }
    }

    @Test
    void tellsWhatIsDroppedAndWhatIsRefused() throws Exception {
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemPage page = ModemPage.open(modem, platform);
                PageEvents events = new PageClient(page.address()).events()) {
            Mqtt3BlockingClient device = new PlatformClients(platform).tracker();
            platform.limitPublishes(PublishLimit.ofEachKind(1, 1));
            for (int i = 0; i < 30; i++) {
                device.publishWith()
                        .topic(Conversation.TOPIC)
                        .payload(new byte[0])
                        .send();
            }
            events.await("message", message -> "throttled".equals(message.get("note")));
            events.await("counters", count -> ((BigInteger) count.get("throttled")).signum() > 0);
            device.publishWith()
                    .topic("/other")
                    .payload(new byte[] {(byte) 0xFF})
                    .send();
            Map<?, ?> refused = events.await("message", message -> "refused".equals(message.get("note")));
            assertThat(refused.get("topic")).isEqualTo("/other");
            assertThat(refused.get("text")).isNull();
            assertThat(refused.get("hex")).isEqualTo("ff");
            assertThat(platform.throttled()).hasSizeBetween(1, 20);
            platform.startAfresh();
        }
    }
}
