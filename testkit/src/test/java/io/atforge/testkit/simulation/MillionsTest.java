package io.atforge.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.VirtualModem;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That a soak of a million publishes is a matter of seconds. */
@Tag("slow")
class MillionsTest {

    private final VirtualTime time = new VirtualTime();
    private long arrived;
    private final SimulatedPlatform platform = new SimulatedPlatform(time, Duration.ofMillis(20), message -> arrived++);
    private SimulatedHost host;
    private int sent;

    /** {@code -Datforge.publishes=1000000} for the whole of it. */
    @Test
    void publishesOneAfterTheOther() {
        int publishes = Integer.getInteger("atforge.publishes", 10_000);
        VirtualModem modem = VirtualModem.builder()
                .scheduler(time)
                .clock(time.clock())
                .uplink(platform)
                .build();
        host = new SimulatedHost(time, modem.port());
        host.goOnline();
        long start = System.nanoTime();
        long simulated = time.nanoTime();
        host.onInput(() -> {
            if (host.took(sent % 2 == 0 ? "\r\nOK\r\n" : "\r\nPUBACK\r\n")) {
                time.execute(() -> publish(publishes));
            }
        });
        publish(publishes);
        time.await(Duration.ofSeconds(publishes), () -> arrived == publishes);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%d publishes, half of them QoS 1, in %.2f s: %.0f a second; %s of virtual time%n",
                publishes, seconds, publishes / seconds, Duration.ofNanos(time.nanoTime() - simulated));
        assertThat(arrived).isEqualTo(publishes);
        modem.close();
    }

    private void publish(int publishes) {
        if (sent < publishes) {
            sent++;
            host.type("AT+MPUB=\"/pk/test/a\"," + sent % 2 + ",0,\"message number " + sent + " of many\"\r");
        }
    }
}
