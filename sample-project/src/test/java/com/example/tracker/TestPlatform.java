package com.example.tracker;

import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.Transport;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.IotPlatformBuilder;
import io.atforge.topic.Permission;
import java.nio.file.Path;
import java.util.UUID;

/** The platform as the console of the real one shows it. */
final class TestPlatform {

    /** Made up anew each time: the stand-in and the device are the only ones who need to know it. */
    static final String SECRET = UUID.randomUUID().toString().replace("-", "");

    private TestPlatform() {}

    static IotPlatformBuilder describe() {
        IotPlatformBuilder described = IotPlatform.builder()
                .product(Tracker.PRODUCT.key())
                .thingModel(Path.of("src/main/atforge/tracker.tsl.json"))
                .topic(TrackerTopics.TEST.topicClass().text(), Permission.PUBLISH_SUBSCRIBE)
                .topic(TrackerTopics.POSITION.topicClass().text(), Permission.PUBLISH)
                .topic(TrackerTopics.COMMAND.topicClass().text(), Permission.SUBSCRIBE)
                .device(TrackerDevices.TEST.name(), SECRET);
        return speaksTls() ? described.tls() : described;
    }

    /** As {@code devices.yaml} has it, or the one that was named instead. */
    static boolean speaksTls() {
        PlatformSettings platform = Tracker.PRODUCT.platform();
        return platform.transport() == Transport.TLS || platform.authenticator().isPresent();
    }
}
