package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.port.Port;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the extension gives where, registered by its class alone: the tutorial's platform with the stand-in's secret. */
@ExtendWith(AtForgeExtension.class)
class ExtensionParametersTest {

    private static IotPlatform ofTheClass;

    private final IotPlatform ofTheInstance;
    private VirtualModem modem;
    private ModemSession<Tracker> session;

    ExtensionParametersTest(IotPlatform platform) {
        ofTheInstance = platform;
    }

    @BeforeAll
    static void start(IotPlatform platform) {
        ofTheClass = platform;
    }

    @BeforeEach
    void connect(VirtualModem modem, Port port) {
        this.modem = modem;
        session = Tracker.session("test").port(port).build();
        session.connect();
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void isTheSameOfAClassAndOfATest(IotPlatform platform, VirtualModem modem) throws Exception {
        assertThat(platform).isSameAs(ofTheClass).isSameAs(ofTheInstance);
        assertThat(modem).isSameAs(this.modem);

        assertThat(session.publish(Tracker.TEST, "x").outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(platform.awaitPublish(message -> true, Duration.ofSeconds(30))
                        .text())
                .isEqualTo("x");
    }

    /** Several see the same wire. */
    @Test
    void aPortIsAnotherOneEachTime(Port one, Port other) {
        assertThat(one).isNotSameAs(other);
    }
}
