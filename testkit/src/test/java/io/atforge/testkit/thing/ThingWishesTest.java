package io.atforge.testkit.thing;

import static io.atforge.testkit.thing.ThingBench.DEVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.testkit.AcceleratedTime;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.thing.TrackerThing.Properties;
import io.atforge.thing.Desired;
import io.atforge.thing.ThingResult;
import io.atforge.thing.ThingResult.Outcome;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the platform wants properties to be, from its side to the application and back. */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ThingWishesTest {

    private static final AcceleratedTime TIME = new AcceleratedTime(1);
    private static final IotPlatform PLATFORM = ThingBench.platform(TIME);

    @BeforeEach
    void clear() {
        PLATFORM.clear();
        PLATFORM.things().startAfresh();
    }

    @AfterAll
    static void stop() {
        PLATFORM.close();
        TIME.close();
    }

    private static void assertAccepted(ThingResult result) {
        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.ACCEPTED);
        assertThat(result.rejected()).isEmpty();
    }

    @Test
    void wishesAreReadAndDoneWith() {
        try (ThingBench bench = new ThingBench(PLATFORM).online()) {
            bench.things().desire(DEVICE, "interval", "30");
            bench.things().desire(DEVICE, "interval", "90");
            bench.things().desire(DEVICE, "mode", "2");
            bench.things().desire(DEVICE, "gps:interval", "10");

            Desired<Properties> desired = bench.thing().desired();

            assertAccepted(desired.result());
            assertThat(desired.properties().orElseThrow().interval()).contains(90);
            assertThat(desired.properties().orElseThrow().mode()).contains(TrackerThing.Mode.FULL);
            assertThat(desired.versions())
                    .containsEntry("interval", 2L)
                    .containsEntry("mode", 1L)
                    .hasSize(2);
            assertThat(bench.session
                            .thing(TrackerThingGps.MODEL)
                            .desired()
                            .properties()
                            .orElseThrow()
                            .interval())
                    .contains(10);

            // renewed meanwhile: what was read is not the latest
            bench.things().desire(DEVICE, "mode", "0");
            assertAccepted(bench.thing().clearDesired(desired));
            assertThat(bench.things().desired(DEVICE)).containsOnlyKeys("mode", "gps:interval");

            assertThatThrownBy(() ->
                            bench.thing().clearDesired(new Desired<>(desired.result(), desired.properties(), Map.of())))
                    .isInstanceOf(InvalidArgumentException.class);
        }
    }

    /** What the platform wants and the model does not allow: no exception, and no value. */
    @Test
    void aWishOutsideTheModelIsNoValue() {
        try (ThingBench bench = new ThingBench(PLATFORM).online()) {
            bench.things().desire(DEVICE, "interval", "0");

            Desired<Properties> desired = bench.thing().desired();

            assertThat(desired.result().outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(desired.properties()).isEmpty();
            assertThat(desired.result().cause().orElseThrow()).hasMessageContaining("interval");
        }
    }
}
