package io.atforge.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.port.Port;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.platform.thing.ThingProduct;
import io.atforge.testkit.platform.thing.Verification;
import io.atforge.testkit.platform.thing.tsl.TslModel;
import io.atforge.testkit.simulation.ArrivalCounts;
import io.atforge.testkit.simulation.SimulatedHost;
import io.atforge.testkit.simulation.SimulatedPlatform;
import io.atforge.testkit.simulation.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scenarios that are played. */
class PlayTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String PUBLISH = "AT+MPUB=\"t\",1,0,\"hello\"";
    private static final String OK = "\r\nOK\r\n";
    private static final String CLOSED = "\r\nCLOSED\r\n";
    private static final String BOOT = "^boot.rom'v'!\n\r\nRDY\r\n";

    private final VirtualTime time = new VirtualTime();
    private final ArrivalCounts arrivals = new ArrivalCounts();
    private final SimulatedPlatform platform = new SimulatedPlatform(time, Duration.ofMillis(20), arrivals);
    private final VirtualModem modem = VirtualModem.builder()
            .scheduler(time)
            .clock(time.clock())
            .uplink(platform)
            .build();
    private final Port port = modem.port();
    private final SimulatedHost host = new SimulatedHost(time, port);

    @BeforeEach
    void connect() {
        host.goOnline();
    }

    @AfterEach
    void switchOff() {
        modem.close();
    }

    private Runnable play(String... steps) {
        Runnable end = modem.play(Scenario.parse("seed 17\n" + String.join("\n", steps)), platform);
        time.settle();
        return end;
    }

    @Test
    void happensByTime() {
        play("at 30s close", "at 40s unplug");
        assertThat(host.within(Duration.ofSeconds(29))).isEmpty();
        assertThat(host.within(SECOND)).isEqualTo(CLOSED);
        assertThat(host.lost()).isFalse();
        host.within(Duration.ofSeconds(10));
        assertThat(host.lost()).isTrue();
    }

    @Test
    void happensAgainAndAgainUntilItIsEnded() {
        Runnable end = play("every 10s say tick");
        assertThat(host.within(Duration.ofSeconds(35))).isEqualTo("\r\ntick\r\n".repeat(3));
        end.run();
        assertThat(host.within(Duration.ofMinutes(1))).isEmpty();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void happensByChanceOnceASeed() {
        play("every about 10s say tick", "between 1m and 2m say once");
        String said = host.within(Duration.ofSeconds(1000));
        assertThat(said.split("tick", -1).length - 1).isBetween(60, 140);
        assertThat(said.split("once", -1)).hasSize(2);
    }

    @Test
    void beforeTheAnswer() {
        play("on AT+MPUB= #2 before close");
        assertThat(host.after(SECOND, PUBLISH)).isEqualTo(OK + "\r\nPUBACK\r\n");
        assertThat(host.after(SECOND, PUBLISH)).isEqualTo(CLOSED + "\r\n+CME ERROR: 3\r\n");
        host.connect();
        assertThat(host.after(SECOND, PUBLISH)).isEqualTo(OK + "\r\nPUBACK\r\n");
    }

    @Test
    void beforeTheAnswerARebootSwallowsIt() {
        play("on AT+MPUB= before reboot");
        assertThat(host.after(SECOND, PUBLISH)).startsWith(BOOT);
        assertThat(arrivals.distinct()).isZero();
    }

    @Test
    void afterTheAnswerNothingHasLeftYet() {
        play("on AT+MPUB= after close");
        assertThat(host.after(SECOND, PUBLISH)).isEqualTo(OK + CLOSED);
        assertThat(arrivals.distinct()).isZero();
    }

    @Test
    void onceSentItArrives() {
        play("on AT+MPUB= sent close");
        assertThat(host.after(SECOND, PUBLISH)).isEqualTo(OK + CLOSED);
        assertThat(arrivals.of("hello")).isEqualTo(1);
    }

    @Test
    void atThePrompt() {
        play("on AT+MPUBEX= prompt close");
        assertThat(host.after(SECOND, "AT+MPUBEX=\"t\",0,0,5")).isEqualTo("\r\n>" + CLOSED);
    }

    @Test
    void inTheMiddleOfData() {
        play("on AT+MPUBEX= body 3 reboot");
        host.after(SECOND, "AT+MPUBEX=\"t\",0,0,5");
        host.take();
        host.type("he");
        assertThat(host.within(SECOND)).isEmpty();
        host.type("llo");
        assertThat(host.within(SECOND)).startsWith(BOOT);
    }

    @Test
    void afterALine() {
        play("on line \"RDY\" #1 sim out", "on line \"RDY\" #2 say again");
        modem.reboot();
        assertThat(host.within(SECOND)).contains("+CPIN: SIM REMOVED 0").doesNotContain("again");
        modem.reboot();
        assertThat(host.within(SECOND)).contains("again");
    }

    @Test
    void reachesThings() {
        TslModel model = TslModel.read(Path.of("src/test/resources/things/everything.tsl.json"));
        platform.thingModels(Map.of("pk", new ThingProduct(model, Verification.STRICT)));
        platform.kickAll();
        host.within(SECOND);
        host.connect();
        String set = "/sys/pk/test/thing/service/property/set";
        host.after(SECOND, "AT+MSUB=\"" + set + "\",0");
        play("at 1s set power 1");
        assertThat(host.within(SECOND.multipliedBy(2)))
                .isEqualTo(
                        "\r\n+MSUB: \"" + set + "\",85 byte,"
                                + "{\"method\":\"thing.service.property.set\",\"id\":\"1\",\"params\":{\"power\":1},\"version\":\"1.0\"}\r\n");
    }

    @Test
    void reachesThePlatform() {
        host.after(SECOND, "AT+MSUB=\"t\",0");
        play("at 1s send t hello world", "at 2s refuse 5", "at 2s kick", "at 10s refuse off");
        assertThat(host.within(SECOND.multipliedBy(3))).isEqualTo("\r\n+MSUB: \"t\",11 byte,hello world\r\n" + CLOSED);
        assertThat(host.connect()).endsWith("\r\nERROR\r\n");
        host.within(SECOND.multipliedBy(10));
        assertThat(host.connect()).endsWith("\r\nCONNACK OK\r\n");
    }
}
