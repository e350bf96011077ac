package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.HttpAnswer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the JUnit extension gives: one platform for the class, one modem for a test, a clean record. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AtForgeExtensionTest {

    @RegisterExtension
    static final AtForgeExtension ATFORGE =
            AtForgeExtension.builder().modem(modem -> modem.imei("1")).build();

    private static final Set<IotPlatform> PLATFORMS = new HashSet<>();
    private static final Set<VirtualModem> MODEMS = new HashSet<>();

    @Test
    @Order(1)
    void first(IotPlatform platform, VirtualModem modem) throws Exception {
        check(platform, modem);
    }

    @Test
    @Order(2)
    void second(VirtualModem modem, IotPlatform platform) throws Exception {
        check(platform, modem);
    }

    /** Nested classes share the platform. */
    @Nested
    class Inside {

        @Test
        void third(VirtualModem modem, IotPlatform platform) throws Exception {
            check(platform, modem);
            assertThat(MODEMS).hasSize(3);
        }
    }

    private static void check(IotPlatform platform, VirtualModem modem) throws Exception {
        PLATFORMS.add(platform);
        MODEMS.add(modem);
        assertThat(PLATFORMS).hasSize(1);
        assertThat(platform.received()).isEmpty();
        assertThat(platform.connected()).isEmpty();
        URI authentication =
                URI.create("http://127.0.0.1:" + platform.httpAddress().getPort() + "/auth/devicename");
        assertThat(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(authentication)
                                        .POST(BodyPublishers.noBody())
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
        HostTerminal terminal = Conversation.subscribed(modem);
        terminal.command("AT+CGSN");
        terminal.expect("\r\n1\r\n\r\nOK\r\n");
        terminal.ok("AT+MPUB=\"" + Conversation.TOPIC + "\",0,0,\"x\"");
        terminal.skipTo("+MSUB: \"" + Conversation.TOPIC + "\",1 byte,x\r\n");
        leaveMuchToDo(platform, terminal);
    }

    /** A message that the platform has not taken when the test ends, and orders that nobody takes back. */
    private static void leaveMuchToDo(IotPlatform platform, HostTerminal terminal) throws Exception {
        platform.deny(Conversation.TOPIC);
        platform.answerNext(new HttpAnswer.Status(503));
        platform.withholdAcknowledgements(true);
        terminal.ok("AT+MPUB=\"" + Conversation.TOPIC + "\",1,0,\"whose acknowledgement blocks the way\"");
        terminal.skipTo("+MSUB: ");
        terminal.skipTo("\r\n");
        terminal.ok("AT+MPUB=\"" + Conversation.TOPIC + "\",0,0,\"late\"");
    }
}
