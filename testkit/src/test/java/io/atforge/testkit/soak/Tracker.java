package io.atforge.testkit.soak;

import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import io.atforge.testkit.IotPlatform;
import io.atforge.topic.PublishSubscribeTopic;
import io.atforge.topic.Qos;
import io.atforge.topic.SubscribeTopic;
import io.atforge.topic.Topic;

/** The tutorial's product, as the plugin would generate it. */
final class Tracker {

    private static final Product<Tracker> PRODUCT = new Product<>(
            Tracker.class,
            "Tracker",
            "a1hahpgAs3s",
            new PlatformSettings(
                    new Endpoint("a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com", 1883),
                    Transport.TCP,
                    SignMethod.HMACSHA1,
                    600,
                    true),
            ModemSettings.of("air720"));

    static final PublishSubscribeTopic<Tracker> TEST =
            Topic.publishSubscribe("/a1hahpgAs3s/${deviceName}/test", Qos.AT_MOST_ONCE);

    static final PublishSubscribeTopic<Tracker> TEST_QOS1 =
            Topic.publishSubscribe("/a1hahpgAs3s/${deviceName}/test", Qos.AT_LEAST_ONCE);

    static final String COMMAND_TOPIC = "/a1hahpgAs3s/test/command";

    static final SubscribeTopic<Tracker> COMMAND =
            Topic.subscribe("/a1hahpgAs3s/${deviceName}/command", Qos.AT_MOST_ONCE);

    private Tracker() {}

    /** A session of a device that the platform of the tutorial knows. */
    static ModemSessionBuilder<Tracker> session() {
        return ModemSession.builder(new Device<>(PRODUCT, "test", SecretSource.literal(IotPlatform.STAND_IN_SECRET)));
    }
}
