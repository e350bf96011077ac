package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.NotConnectedException;
import io.atforge.bench.Tracker;
import io.atforge.bench.TrackerThing;
import io.atforge.bench.TrackerThing.Properties;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.outbox.FileOutbox;
import io.atforge.outbox.Outbox;
import io.atforge.thing.Desired;
import io.atforge.thing.Sample;
import io.atforge.thing.ThingResult;
import io.atforge.thing.ThingResult.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device that is found by the modem's IMEI has a thing model before anybody knows which device it is. */
class ThingByImeiTest {

    private static final Sample<Tracker> SAMPLE =
            new Sample<>(Properties.of(TrackerThing.TEMPERATURE, 21.5f), ThingBench.ROUND);

    @TempDir
    private Path folder;

    private Outbox outbox;
    private ThingBench bench;

    @BeforeEach
    void open() {
        outbox = FileOutbox.open(folder.resolve("outbox"));
        bench = new ThingBench(new DefaultModemSessionBuilder<Tracker>(imei -> Optional.of(Tracker.TEST))
                .dialect("air720")
                .outbox(outbox));
        bench.replies.on("AT+CGSN", "\r\n866262040000000\r\n\r\nOK\r\n");
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void refusesRequestsUntilTheModemWasAsked() {
        Desired<Properties> wish = new Desired<>(
                new ThingResult(Outcome.ACCEPTED, Optional.empty(), Map.of(), Optional.empty()),
                Optional.empty(),
                Map.of("interval", 2L));
        List<CompletableFuture<ThingResult>> early = List.of(
                bench.thing.reportAsync(SAMPLE),
                bench.thing.reportHistoryAsync(List.of(SAMPLE)),
                bench.thing.clearDesiredAsync(wish),
                bench.thing.desiredAsync().thenApply(Desired::result));
        assertThat(early).allSatisfy(asked -> {
            ThingResult result = bench.done(asked);
            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(result.cause().orElseThrow())
                    .isInstanceOf(NotConnectedException.class)
                    .hasMessageContaining("IMEI");
        });
        assertThatThrownBy(() -> bench.thing.post(SAMPLE))
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("IMEI");
        assertThat(outbox.size()).isZero();

        bench.online();
        CompletableFuture<ThingResult> asked = bench.thing.reportAsync(SAMPLE);
        bench.run();
        bench.accepts(bench.last());
        assertThat(bench.done(asked).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(bench.thing.post(SAMPLE)).hasSize(1);
    }

    @Test
    void servesAsSoonAsTheDeviceIsKnownAndOnce() {
        bench.done(bench.thing.serveAsync(new QuietHandlers()));
        bench.online();
        bench.says("thing/service/reboot", "{\"id\":\"1\"}");
        bench.run();
        assertThat(bench.last().json()).contains("\"code\":200");
        bench.disconnects();
        bench.online();
        String subscribe = "AT+MSUB=\"/sys/a1hahpgAs3s/test/thing/service/reboot\",0";
        assertThat(bench.port.written().stream().filter(subscribe::equals)).hasSize(2);
    }
}
