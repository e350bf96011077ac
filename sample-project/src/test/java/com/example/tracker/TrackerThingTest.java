package com.example.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.tracker.TrackerThing.Position;
import com.example.tracker.TrackerThingApp.Reading;
import io.atforge.session.ModemSession;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.thing.ThingAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tracker's thing model at work, on a virtual modem, with the platform's stand-in behind it. */
@Timeout(120)
class TrackerThingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DeviceId DEVICE = new DeviceId(Tracker.PRODUCT.key(), TrackerDevices.TEST.name());

    /** Longer than a test: each report but the first has another reason. */
    private static final Duration NEVER = Duration.ofDays(1);

    @RegisterExtension
    static final AtForgeExtension ATFORGE =
            AtForgeExtension.builder().platform(TestPlatform::describe).build();

    private volatile Reading reading = new Reading(new Position(121.5, 31.25), 7, 21.5f);

    private TrackerThingApp tracker;

    private void start(VirtualModem modem) {
        start(modem, NEVER);
    }

    private void start(VirtualModem modem, Duration every) {
        ModemSession<Tracker> session = ModemSession.builder(TrackerDevices.TEST)
                .port(modem.port())
                .secrets((productKey, deviceName) -> TestPlatform.SECRET)
                .build();
        tracker = new TrackerThingApp(session, () -> reading, every);
        tracker.start();
    }

    @AfterEach
    void stop() {
        tracker.close();
    }

    private static void awaitReport(IotPlatform platform, String topic, String text) throws Exception {
        platform.awaitPublish(
                message -> message.topic().endsWith(topic)
                        && new String(message.payload(), StandardCharsets.UTF_8).contains(text),
                PATIENCE);
    }

    private static ThingAnswer answer(Future<ThingAnswer> answer) throws Exception {
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void reportsItsPropertiesAndThatItGetsHot(VirtualModem modem, IotPlatform platform) throws Exception {
        reading = new Reading(new Position(121.5, 31.25), 7, 93.5f);
        start(modem);

        awaitReport(platform, "/thing/event/property/post", "\"position\":{\"longitude\":121.5,\"latitude\":31.25}");
        awaitReport(platform, "/thing/event/alarm/post", "\"temperature\":93.5");
        assertThat(platform.things().properties(DEVICE)).containsEntry("temperature", "93.5");
        assertThat(platform.things().events(DEVICE)).hasSize(1);
    }

    @Test
    void reportsOnWhenASensorIsWellAgain(VirtualModem modem, IotPlatform platform) throws Exception {
        reading = new Reading(new Position(121.5, 31.25), 7, 500);
        start(modem, Duration.ofMillis(100));
        awaitReport(platform, "/thing/property/desired/get", "interval");

        reading = new Reading(new Position(121.5, 31.25), 7, 22.5f);
        awaitReport(platform, "/thing/event/property/post", "22.5");
    }

    @Test
    void reportsAnewWhenThePlatformSetsAnotherInterval(VirtualModem modem, IotPlatform platform) throws Exception {
        start(modem);
        awaitReport(platform, "/thing/event/property/post", "21.5");
        reading = new Reading(new Position(121.5, 31.25), 7, 22.5f);

        assertThat(answer(platform.things().set(DEVICE, "{\"interval\":3600}")).code())
                .isEqualTo(200);
        awaitReport(platform, "/thing/event/property/post", "\"interval\"");
        awaitReport(platform, "/thing/event/property/post", "22.5");
    }

    @Test
    void refusesAnIntervalThatItsModelDoesNotHave(VirtualModem modem, IotPlatform platform) throws Exception {
        start(modem);
        awaitReport(platform, "/thing/event/property/post", "21.5");

        assertThat(answer(platform.things().set(DEVICE, "{\"interval\":0}")).code())
                .isEqualTo(460);
    }

    @Test
    void saysWhereItIsToWhoeverWaits(VirtualModem modem, IotPlatform platform) throws Exception {
        start(modem);
        awaitReport(platform, "/thing/event/property/post", "21.5");

        assertThat(answer(platform.things().invoke(DEVICE, "locate", "{\"fresh\":1}")))
                .isEqualTo(new ThingAnswer(
                        200, "{\"position\":{\"longitude\":121.5,\"latitude\":31.25},\"satellites\":7}"));
        reading = new Reading(new Position(121.5, 31.25), 0, 21.5f);
        assertThat(answer(platform.things().invoke(DEVICE, "locate", "{\"fresh\":1}"))
                        .code())
                .isEqualTo(TrackerThingApp.NO_SATELLITE);
    }

    @Test
    void doesWhatWasWantedWhileItWasAway(VirtualModem modem, IotPlatform platform) throws Exception {
        platform.things().desire(DEVICE, "interval", "30");
        start(modem);

        awaitReport(platform, "/thing/event/property/post", "\"interval\"");
        awaitReport(platform, "/thing/property/desired/delete", "\"interval\"");
    }
}
