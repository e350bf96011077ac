package com.example.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PlatformRefusedException;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.Transport;
import io.atforge.device.Device;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.SessionState;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemModel;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.fault.FaultPlan;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.testkit.platform.Refusal;
import io.atforge.testkit.scenario.Scenario;
import io.atforge.thing.ThingResult;
import io.atforge.topic.Permission;
import io.atforge.topic.PublishQuota;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/testing.md shows, tried. */
@Timeout(300)
class RecipesTest {

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.builder()
                    .product(Tracker.PRODUCT.key())
                    .thingModel(Path.of("src/main/atforge/tracker.tsl.json"))
                    .topic(TrackerTopics.TEST.topicClass().text(), Permission.PUBLISH_SUBSCRIBE)
                    .topic(TrackerTopics.POSITION.topicClass().text(), Permission.PUBLISH)
                    .topic(TrackerTopics.COMMAND.topicClass().text(), Permission.SUBSCRIBE)
                    .device("test", IotPlatform.STAND_IN_SECRET)
                    .device("866714040000017", IotPlatform.STAND_IN_SECRET)
                    .device("866714040000025", IotPlatform.STAND_IN_SECRET))
            .build();

    @Test
    void obeysACommand(VirtualModem modem, IotPlatform platform) throws Exception {
        BlockingQueue<String> commands = new LinkedBlockingQueue<>();
        try (ModemSession<Tracker> session = ModemSession.builder(TrackerDevices.TEST)
                .port(modem.port())
                .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                .build()) {
            session.connect();
            session.subscribe(TrackerTopics.COMMAND, command -> commands.add(command.text()));

            platform.send(TrackerTopics.COMMAND.of("test"), "report");

            assertThat(commands.poll(30, TimeUnit.SECONDS)).isEqualTo("report");
        }
    }

    @Test
    void saysThatTheSecretIsWrong(VirtualModem modem, IotPlatform platform) {
        try (ModemSession<Tracker> session = ModemSession.builder(TrackerDevices.TEST)
                .port(modem.port())
                .secrets((productKey, deviceName) -> "of another device")
                .build()) {
            Assertions.assertThrows(PlatformRefusedException.class, session::connect);
        }
        assertThat(platform.refusals())
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.WRONG_SIGNATURE);
    }

    @Test
    void comesBackAfterAReboot(VirtualModem modem, IotPlatform platform) throws Exception {
        CountDownLatch online = new CountDownLatch(2);
        try (ModemSession<Tracker> session = ModemSession.builder(TrackerDevices.TEST)
                .port(modem.port())
                .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                .build()) {
            session.onStateChange(change -> {
                if (change.current() == SessionState.ONLINE) {
                    online.countDown();
                }
            });
            session.connect();
            modem.reboot();
            assertThat(online.await(60, TimeUnit.SECONDS)).isTrue();

            assertThat(session.publish(TrackerTopics.POSITION, "here").isSuccess()).isTrue();
        }
        assertThat(platform.connects()).hasSize(2);
    }

    @Test
    void eachModemIsTheDeviceOfItsImei(IotPlatform platform) {
        for (String imei : List.of("866714040000017", "866714040000025")) {
            SecretSource secret = (productKey, deviceName) -> IotPlatform.STAND_IN_SECRET;
            try (VirtualModem modem =
                            VirtualModem.builder().imei(imei).platform(platform).build();
                    ModemSession<Tracker> session = ModemSession.<Tracker>builder(
                                    name -> Optional.of(new Device<>(Tracker.PRODUCT, name, secret)))
                            .port(modem.port())
                            .build()) {
                session.connect();
                session.publish(TrackerTopics.POSITION, "here");
            }
        }
        assertThat(platform.received())
                .extracting(ReceivedMessage::device)
                .extracting(DeviceId::deviceName)
                .containsExactly("866714040000017", "866714040000025");
    }

    @Test
    void runsOnEachModem(IotPlatform platform) {
        for (ModemModel model : ModemModel.values()) {
            try (VirtualModem modem =
                            VirtualModem.builder().model(model).platform(platform).build();
                    ModemSession<Tracker> session = ModemSession.builder(TrackerDevices.TEST)
                            .port(modem.port())
                            .dialect(model.dialect())
                            .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                            .build()) {
                session.connect();
                assertThat(session.publish(TrackerTopics.POSITION, "here").outcome())
                        .as(model.modelName())
                        .isEqualTo(Outcome.ACKNOWLEDGED);
            }
        }
    }

    @Test
    void reportsByItsThingModel(VirtualModem modem, IotPlatform platform) throws Exception {
        DeviceId device = new DeviceId(Tracker.PRODUCT.key(), "test");
        try (ModemSession<Tracker> session = ModemSession.builder(TrackerDevices.TEST)
                .port(modem.port())
                .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                .build()) {
            session.connect();
            var tracker = session.thing(TrackerThing.MODEL);
            ThingResult result = tracker.report(
                    TrackerThing.Properties.builder().temperature(21.5f).build());

            assertThat(result.isSuccess()).isTrue();
            assertThat(platform.things().properties(device)).containsEntry("temperature", "21.5");

            platform.things().refuseRequests(6306);
            assertThat(tracker.report(TrackerThing.Properties.builder()
                                    .temperature(22f)
                                    .build())
                            .isSuccess())
                    .isFalse();
        }
    }

    @Test
    void comesOnlineOverTls() throws Exception {
        PlatformSettings clear = Tracker.PRODUCT.platform();
        PlatformSettings overTls = new PlatformSettings(
                clear.endpoint(), Transport.TLS, clear.signMethod(), clear.keepAliveSeconds(), clear.cleanSession());
        SecretSource secret = (productKey, deviceName) -> IotPlatform.STAND_IN_SECRET;
        try (IotPlatform encrypted = IotPlatform.builder()
                        .product(Tracker.PRODUCT.key())
                        .topic(TrackerTopics.POSITION.topicClass().text(), Permission.PUBLISH)
                        .device("test", IotPlatform.STAND_IN_SECRET)
                        .tls()
                        .start();
                VirtualModem modem =
                        VirtualModem.builder().platform(encrypted).build();
                ModemSession<Tracker> session = ModemSession.builder(
                                new Device<>(Tracker.PRODUCT.with(overTls, Tracker.PRODUCT.modem()), "test", secret))
                        .port(modem.port())
                        .authorities(Files.readString(encrypted.caFile()))
                        .build()) {
            session.connect();
            assertThat(session.publish(TrackerTopics.POSITION, "here").isSuccess())
                    .isTrue();
        }
    }

    /** By a clock that stands still, all that is published falls into the same second. */
    @Test
    void losesWhatIsOverTheQuotaOfAFreeInstance() throws Exception {
        try (IotPlatform free = IotPlatform.builder()
                        .product(Tracker.PRODUCT.key())
                        .topic(TrackerTopics.POSITION.topicClass().text(), Permission.PUBLISH)
                        .device("test", IotPlatform.STAND_IN_SECRET)
                        .freeInstance()
                        .clock(Clock.fixed(Instant.now(), ZoneOffset.UTC))
                        .start();
                VirtualModem modem = VirtualModem.builder().platform(free).build();
                ModemSession<Tracker> session = ModemSession.builder(TrackerDevices.TEST)
                        .port(modem.port())
                        .publishQuota(PublishQuota.unlimited())
                        .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                        .build()) {
            session.connect();
            for (int i = 1; i <= 6; i++) {
                session.publish(TrackerTopics.POSITION, "report " + i);
            }
            free.awaitThrottled(message -> message.text().equals("report 6"), Duration.ofSeconds(30));
            assertThat(free.received()).hasSize(5);
        }
    }

    @Test
    void knowsThatItDoesNotKnow(VirtualModem modem, IotPlatform platform) {
        modem.play(Scenario.parse("""
                seed 17
                on AT+MPUB= #1 sent reboot
                """), platform);
        try (ModemSession<Tracker> session = ModemSession.builder(TrackerDevices.TEST)
                .port(modem.port())
                .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                .build()) {
            session.connect();
            assertThat(session.publish(TrackerTopics.POSITION, "here").outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(session.publish(TrackerTopics.POSITION, "there").outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
        }
    }

    @Test
    void livesWithASlowLine(IotPlatform platform) {
        FaultPlan slow = FaultPlan.parse("""
                seed 17
                baud 9600
                split to-host chance 0.1
                """);
        try (VirtualModem modem =
                        VirtualModem.builder().platform(platform).faults(slow).build();
                ModemSession<Tracker> session = ModemSession.builder(TrackerDevices.TEST)
                        .port(modem.port())
                        .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                        .build()) {
            session.connect();
            assertThat(session.publish(TrackerTopics.POSITION, "here").isSuccess()).isTrue();
        }
    }

    @Test
    void doesTheSameOverARecordedConversation(VirtualModem modem) {
        List<String> log = new CopyOnWriteArrayList<>();
        try (ModemSession<Tracker> session = ModemSession.builder(TrackerDevices.TEST)
                .port(modem.port())
                .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                .build()) {
            session.wiretap(entry -> log.add(entry.toString()));
            session.connect();
            session.publish(TrackerTopics.POSITION, "here");
        }

        try (ModemSession<Tracker> session = ModemSession.builder(TrackerDevices.TEST)
                .port(new WireLogPort(log))
                .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                .recovery(RecoveryLadder.none())
                .build()) {
            session.connect();
            assertThat(session.publish(TrackerTopics.POSITION, "here").outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
        }
    }
}
