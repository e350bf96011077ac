package io.atforge.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.ModemModel;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.modem.Wedge;
import io.atforge.testkit.modem.cellular.Registration;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What takes a Quectel modem time, and what happens to it in the meantime. */
class QuectelInVirtualTimeTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String OPEN = "AT+QMTOPEN=0,\"host\",1883";
    private static final String CONNECT = "AT+QMTCONN=0,\"id|securemode=3|\",\"test&pk\",\"password\"";
    private static final String PUBLISH = "AT+QMTPUBEX=0,7,1,0,\"t\",2";
    private static final String PUBLISHED = "\r\n> \r\nOK\r\n";

    private final VirtualTime time = new VirtualTime();
    private final ArrivalCounts arrivals = new ArrivalCounts();
    private final SimulatedPlatform platform = new SimulatedPlatform(time, Duration.ofMillis(20), arrivals);
    private final VirtualModem modem = VirtualModem.builder()
            .model(ModemModel.EC200)
            .scheduler(time)
            .clock(time.clock())
            .uplink(platform)
            .build();
    private final SimulatedHost host = new SimulatedHost(time, modem.port());

    @AfterEach
    void switchOff() {
        modem.close();
    }

    private void goOnline() {
        host.after(SECOND, "ATE0");
        assertThat(host.after(SECOND, "AT+QIACT=1")).isEqualTo("\r\nOK\r\n");
        connect();
    }

    private void connect() {
        assertThat(host.after(SECOND, OPEN)).isEqualTo("\r\nOK\r\n\r\n+QMTOPEN: 0,0\r\n");
        assertThat(host.after(SECOND, CONNECT)).isEqualTo("\r\nOK\r\n\r\n+QMTCONN: 0,0,0\r\n");
    }

    private String publish() {
        return host.after(Duration.ofMillis(100), PUBLISH + "\rhi");
    }

    @Test
    void losesAConnectionOnWhichNobodySignsInForFiveSeconds() {
        host.after(SECOND, "ATE0");
        host.after(SECOND, "AT+QIACT=1");
        assertThat(host.after(SECOND, OPEN)).endsWith("+QMTOPEN: 0,0\r\n");
        assertThat(host.within(Duration.ofSeconds(3))).isEmpty();
        assertThat(host.within(Duration.ofSeconds(2))).isEqualTo("\r\n+QMTSTAT: 0,1\r\n");
        connect();
    }

    @Test
    void waitsFifteenSecondsForAnAnswer() {
        goOnline();
        platform.withholdAcknowledgements(true);
        assertThat(publish()).isEqualTo(PUBLISHED);
        assertThat(host.within(Duration.ofSeconds(14))).isEmpty();
        assertThat(host.within(SECOND)).isEqualTo("\r\n+QMTPUBEX: 0,7,2\r\n");
        platform.withholdAcknowledgements(false);
        assertThat(host.within(SECOND)).isEmpty();
        assertThat(publish()).isEqualTo(PUBLISHED + "\r\n+QMTPUBEX: 0,7,0\r\n");
    }

    @Test
    void forgetsWhatItWaitsForWithTheConnection() {
        goOnline();
        host.after(SECOND, "AT+QMTCFG=\"timeout\",0,5,3,1");
        platform.withholdAcknowledgements(true);
        publish();
        modem.dropConnection();
        assertThat(host.within(Duration.ofSeconds(20))).isEqualTo("\r\n+QMTSTAT: 0,1\r\n");
    }

    @Test
    void saysWhatThePlatformDeniesAndRefuses() {
        goOnline();
        platform.deny("t");
        assertThat(host.after(SECOND, "AT+QMTSUB=0,1,\"t\",0,\"u\",0"))
                .isEqualTo("\r\nOK\r\n\r\n+QMTSUB: 0,1,0,128,1\r\n");
        platform.refuseAll(5);
        platform.kickAll();
        assertThat(host.within(SECOND)).isEqualTo("\r\n+QMTSTAT: 0,1\r\n");
        host.after(SECOND, OPEN);
        assertThat(host.after(SECOND, CONNECT)).isEqualTo("\r\nOK\r\n\r\n+QMTCONN: 0,0,5\r\n");
        platform.stop();
        assertThat(host.after(SECOND, OPEN)).isEqualTo("\r\nOK\r\n\r\n+QMTOPEN: 0,5\r\n");
    }

    @Test
    void isDeafWithoutSayingSo() {
        goOnline();
        modem.halfOpen(true);
        assertThat(publish()).isEqualTo(PUBLISHED);
        assertThat(host.after(SECOND, "AT+QMTCONN?")).isEqualTo("\r\n+QMTCONN: 0,3\r\n\r\nOK\r\n");
        assertThat(arrivals.distinct()).isZero();
        modem.halfOpen(false);
        assertThat(host.within(SECOND)).isEqualTo("\r\n+QMTSTAT: 0,1\r\n");
    }

    @Test
    void noticesADeafConnectionByThePing() {
        host.after(SECOND, "ATE0");
        host.after(SECOND, "AT+QIACT=1");
        host.after(SECOND, "AT+QMTCFG=\"keepalive\",0,30");
        connect();
        modem.registration(Registration.DENIED);
        assertThat(host.within(Duration.ofSeconds(44))).isEmpty();
        assertThat(host.within(SECOND)).isEqualTo("\r\n+QMTSTAT: 0,2\r\n");
    }

    @Test
    void givesUpWhenNobodyAnswersConnect() {
        host.after(SECOND, "ATE0");
        host.after(SECOND, "AT+QIACT=1");
        host.after(SECOND, OPEN);
        modem.halfOpen(true);
        assertThat(host.after(Duration.ofSeconds(14), CONNECT)).isEqualTo("\r\nOK\r\n");
        assertThat(host.within(SECOND)).isEqualTo("\r\n+QMTCONN: 0,2\r\n");
        connect();
    }

    @Test
    void stallsAndGetsStuckLikeAnyModem() {
        goOnline();
        modem.stall(Duration.ofSeconds(10));
        assertThat(host.after(Duration.ofSeconds(9), "AT")).isEmpty();
        assertThat(host.within(Duration.ofSeconds(2))).isEqualTo("\r\nOK\r\n");
        modem.shortMessage("POWERED DOWN");
        assertThat(host.within(SECOND)).isEqualTo("\r\n+CMTI: \"SM\",1\r\n");
        modem.transparent();
        assertThat(host.after(SECOND, "AT")).isEmpty();
        host.type("+++");
        assertThat(host.within(Duration.ofSeconds(2))).isEqualTo("\r\nOK\r\n");
        modem.wedge(Wedge.MQTT);
        assertThat(host.after(SECOND, PUBLISH)).isEqualTo("\r\n+CME ERROR: 3\r\n");
        modem.wedge(Wedge.DEAD);
        assertThat(host.after(SECOND, "AT")).isEmpty();
        modem.powerCycle();
        assertThat(host.within(SECOND)).startsWith("\r\nRDY\r\n").endsWith("\r\n+QIND: PB DONE\r\n");
        assertThat(platform.connected()).isEmpty();
    }
}
