package io.atforge.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.platform.ConnectAttempt;
import io.atforge.testkit.platform.PublishLimit;
import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.testkit.platform.Refusal.Reason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A platform and a modem that live on one thread in virtual time. */
class SimulatedPlatformTest {

    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime();
    private final ArrivalCounts arrivals = new ArrivalCounts();
    private final SimulatedPlatform platform = new SimulatedPlatform(time, LATENCY, arrivals);
    private final VirtualModem modem = modem();
    private final SimulatedHost host = new SimulatedHost(time, modem.port());

    private VirtualModem modem() {
        return VirtualModem.builder()
                .scheduler(time)
                .clock(time.clock())
                .uplink(platform)
                .build();
    }

    @BeforeEach
    void connect() {
        host.goOnline();
    }

    @AfterEach
    void switchOff() {
        modem.close();
    }

    @Test
    void deliversToWhoeverSubscribes() {
        assertThat(host.after(SECOND, "AT+MSUB=\"/pk/+/a\",0")).isEqualTo("\r\nOK\r\n\r\nSUBACK\r\n");
        assertThat(platform.subscriptions("test&pk")).containsExactly("/pk/+/a");
        assertThat(host.after(SECOND, "AT+MPUB=\"/pk/test/a\",1,0,\"hello\""))
                .isEqualTo("\r\nOK\r\n\r\n+MSUB: \"/pk/test/a\",5 byte,hello\r\n\r\nPUBACK\r\n");
        assertThat(host.after(SECOND, "AT+MPUB=\"/pk/test/b\",0,0,\"other\"")).isEqualTo("\r\nOK\r\n");
        assertThat(host.after(SECOND, "AT+MUNSUB=\"/pk/+/a\"")).isEqualTo("\r\nOK\r\n\r\nUNSUBACK\r\n");
        platform.send("/pk/test/a", "not heard");
        assertThat(host.within(SECOND)).isEmpty();
        assertThat(arrivals.of("hello")).isEqualTo(1);
        assertThat(arrivals.distinct()).isEqualTo(2);
    }

    @Test
    void dropsWhatComesTooFastAndAcknowledgesIt() {
        platform.limitPublishes(PublishLimit.FREE_INSTANCE);
        for (int i = 0; i < 7; i++) {
            host.type("AT+MPUB=\"/pk/test/a\",1,0,\"" + i + "\"\r");
        }
        assertThat(host.within(Duration.ofMillis(900)).split("PUBACK", -1)).hasSize(8);
        assertThat(arrivals.distinct()).isEqualTo(5);
        assertThat(platform.throttled()).extracting(ReceivedMessage::text).containsExactly("5", "6");

        time.advance(SECOND);
        host.after(SECOND, "AT+MPUB=\"/pk/test/a\",1,0,\"later\"");
        assertThat(arrivals.of("later")).isEqualTo(1);
        platform.clear();
        assertThat(platform.throttled()).isEmpty();
    }

    @Test
    void countsWhoSubscribesAgainInTheSameConnection() {
        host.after(SECOND, "AT+MSUB=\"t\",0");
        host.after(SECOND, "AT+MUNSUB=\"t\"");
        host.after(SECOND, "AT+MSUB=\"t\",0");
        platform.kick("test&pk");
        host.within(SECOND);
        host.connect();
        host.after(SECOND, "AT+MSUB=\"t\",0");
        assertThat(platform.subscribes()).isEqualTo(3);
        assertThat(platform.subscribedAgain()).isZero();
        host.after(SECOND, "AT+MSUB=\"t\",0");
        assertThat(platform.subscribedAgain()).isEqualTo(1);
    }

    @Test
    void theSecondLoginOfADeviceEndsTheFirst() {
        VirtualModem other = modem();
        new SimulatedHost(time, other.port()).goOnline();
        assertThat(host.within(SECOND)).isEqualTo("\r\nCLOSED\r\n");
        assertThat(platform.connected()).containsExactly("test&pk");
        assertThat(platform.connects()).hasSize(2);
        other.close();
    }

    @Test
    void kicksAndRefuses() {
        assertThat(platform.kick("test&pk")).isTrue();
        assertThat(platform.kick("test&pk")).isFalse();
        assertThat(host.within(SECOND)).isEqualTo("\r\nCLOSED\r\n");
        platform.refuseAll(4);
        assertThat(host.connect()).endsWith("\r\nOK\r\n\r\nERROR\r\n");
        assertThat(platform.connects())
                .last()
                .extracting(ConnectAttempt::refused)
                .isEqualTo(Optional.of(Reason.ORDERED));
        platform.admitAll();
        assertThat(host.connect()).endsWith("CONNACK OK\r\n");
    }

    @Test
    void whatWasUnderWayWhenTheConnectionBrokeArrivesAndIsNotAcknowledged() {
        host.after(Duration.ZERO, "AT+MPUB=\"/pk/test/a\",1,0,\"under way\"");
        modem.dropConnection();
        assertThat(host.within(SECOND)).isEqualTo("\r\nCLOSED\r\n");
        assertThat(arrivals.of("under way")).isEqualTo(1);
        assertThat(platform.connected()).isEmpty();
    }

    @Test
    void theKeepAliveOfADeafConnectionRunsOut() {
        modem.halfOpen(true);
        assertThat(host.after(SECOND, "AT+MPUB=\"/pk/test/a\",1,0,\"lost\"")).isEqualTo("\r\nOK\r\n");
        time.advance(Duration.ofSeconds(448));
        assertThat(platform.connected()).isNotEmpty();
        time.advance(SECOND);
        assertThat(platform.connected()).isEmpty();
        assertThat(host.after(SECOND, "AT+MQTTSTATU")).isEqualTo("\r\n+MQTTSTATU :1\r\n\r\nOK\r\n");
        modem.halfOpen(false);
        assertThat(host.within(SECOND)).isEqualTo("\r\nCLOSED\r\n");
        assertThat(arrivals.distinct()).isZero();
    }

    @Test
    void withholdsAcknowledgements() {
        platform.withholdAcknowledgements(true);
        assertThat(host.after(SECOND, "AT+MPUB=\"/pk/test/a\",1,0,\"taken\"")).isEqualTo("\r\nOK\r\n");
        assertThat(arrivals.of("taken")).isEqualTo(1);
        platform.withholdAcknowledgements(false);
        assertThat(host.within(SECOND)).isEqualTo("\r\nPUBACK\r\n");
    }

    @Test
    void deniesASubscriptionWithoutAWord() {
        platform.deny("/pk/test/a");
        assertThat(host.after(SECOND, "AT+MSUB=\"/pk/test/a\",0")).isEqualTo("\r\nOK\r\n\r\nSUBACK\r\n");
        platform.send("/pk/test/a", "not heard");
        assertThat(host.within(SECOND)).isEmpty();
    }

    @Test
    void keepsASessionThatIsNotClean() {
        host.after(SECOND, "AT+MIPCLOSE");
        host.connect(false);
        host.after(SECOND, "AT+MSUB=\"t\",0");
        modem.dropConnection();
        host.within(SECOND);
        VirtualModem other = VirtualModem.builder()
                .scheduler(time)
                .clock(time.clock())
                .uplink(platform)
                .build();
        SimulatedHost second = new SimulatedHost(time, other.port());
        second.goOnlineAs("second&pk");
        second.after(SECOND, "AT+MPUB=\"t\",1,0,\"kept\"");
        second.after(SECOND, "AT+MPUB=\"t\",0,0,\"not kept\"");
        assertThat(host.connect(false)).endsWith("\r\nCONNACK OK\r\n\r\n+MSUB: \"t\",4 byte,kept\r\n");
        assertThat(host.connect(false)).contains("ALREADY CONNECT");
        host.after(SECOND, "AT+MIPCLOSE");
        host.connect();
        assertThat(platform.subscriptions("test&pk")).isEmpty();
        other.close();
    }

    @Test
    void isDownAndUpAgain() {
        platform.stop();
        assertThat(host.within(SECOND)).isEqualTo("\r\nCLOSED\r\n");
        assertThat(host.after(SECOND, "AT+MIPSTART=\"host\",1883"))
                .isEqualTo("\r\nOK\r\n\r\nSTATE: IP STATUS\r\n\r\nCONNECT FAIL\r\n");
        platform.restart();
        assertThat(host.connect()).endsWith("CONNACK OK\r\n");
    }

    @Test
    void doesNotWaitForConnect() {
        platform.kick("test&pk");
        host.within(SECOND);
        assertThat(host.after(Duration.ofSeconds(5), "AT+MIPSTART=\"host\",1883"))
                .endsWith("CONNECT OK\r\n");
        assertThat(host.within(SECOND)).isEqualTo("\r\nCLOSED\r\n");
    }

    @Test
    void aStalledModemDoesLateWhatItWasTold() {
        modem.stall(Duration.ofSeconds(30));
        platform.kick("test&pk");
        assertThat(host.after(Duration.ofSeconds(29), "AT")).isEmpty();
        assertThat(host.within(SECOND)).isEqualTo("\r\nCLOSED\r\n\r\nOK\r\n");
    }
}
