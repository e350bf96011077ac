package io.atforge.testkit.thing;

import static io.atforge.testkit.thing.ThingBench.DEVICE;
import static io.atforge.testkit.thing.ThingBench.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.AcceleratedTime;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemModel;
import io.atforge.testkit.platform.thing.ThingAnswer;
import io.atforge.testkit.thing.TrackerThing.Alarm;
import io.atforge.testkit.thing.TrackerThing.Properties;
import io.atforge.thing.ThingResult;
import io.atforge.thing.ThingResult.Outcome;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A modem of each family goes the happy way. */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ThingFamiliesTest {

    private static final String POST = "thing/event/property/post";
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

    @ParameterizedTest
    @EnumSource(names = {"AIR720", "AIR780E", "EC200", "A7670"})
    void eachFamilyGoesTheHappyWay(ModemModel model) throws Exception {
        try (ThingBench bench = new ThingBench(PLATFORM, modem -> modem.model(model), ThingBench.session(model))
                .online()
                .serving()) {
            bench.things().desire(DEVICE, "interval", "90");
            assertAccepted(bench.thing()
                    .report(Properties.builder()
                            .temperature(-1.5f)
                            .note("温度 \"\\\r\n")
                            .build()));
            assertAccepted(bench.thing().report(Alarm.of(1, "warm")));
            assertThat(bench.thing().desired().properties().orElseThrow().interval())
                    .contains(90);
            assertThat(bench.things()
                            .invoke(DEVICE, "measure", "{\"count\":7}")
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(new ThingAnswer(200, "{\"average\":7.0}"));
            assertThat(bench.things()
                            .invoke(DEVICE, "reboot", "{}")
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .code())
                    .isEqualTo(200);
            assertThat(bench.things()
                            .set(DEVICE, "{\"powerSwitch\":1}")
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .code())
                    .isEqualTo(200);
            bench.awaitPublished(POST, 2);

            assertThat(bench.things().properties(DEVICE))
                    .containsEntry("temperature", "-1.5")
                    .containsEntry("note", "\"温度 \\\"\\\\\\r\\n\"")
                    .containsEntry("powerSwitch", "1");
            assertThat(bench.calls()).containsExactly("measure 7", "reboot now", "powerSwitch true");
        }
    }
}
