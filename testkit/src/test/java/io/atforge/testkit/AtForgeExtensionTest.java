package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder().modem(modem -> modem.imei("1")).build();

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
        // The modem of the test before has left.
        platform.awaitDisconnected("a1hahpgAs3s", "test", Duration.ofSeconds(20));
        assertThat(platform.connected()).isEmpty();
        HostTerminal terminal = Conversation.subscribed(modem);
        terminal.command("AT+CGSN");
        terminal.expect("\r\n1\r\n\r\nOK\r\n");
        terminal.ok("AT+MPUB=\"" + Conversation.TOPIC + "\",0,0,\"x\"");
        terminal.skipTo("+MSUB: ");
    }
}
