package io.atforge.bench;

import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.topic.PublishSubscribeTopic;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.Qos;
import io.atforge.topic.SubscribeTopic;
import io.atforge.topic.Topic;

/** The tutorial's product, as the plugin would generate it. */
public final class Tracker {

    public static final String SECRET = "qIpssQEfjxuGoiDHCiQ6PZb1vUJ7SsAM";

    public static final Product<Tracker> PRODUCT = new Product<>(
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

    /** The same, with a modem of another family; its dialect lies in the test resources alone. */
    public static final Product<Tracker> LOOKALIKE_PRODUCT =
            new Product<>(Tracker.class, "Lookalike", PRODUCT.key(), PRODUCT.platform(), ModemSettings.of("lookalike"));

    static final Device<Tracker> LOOKALIKE = new Device<>(LOOKALIKE_PRODUCT, "test", SecretSource.literal(SECRET));

    /** The same device with a modem of another family. */
    static Device<Tracker> with(String dialect) {
        Product<Tracker> product =
                new Product<>(Tracker.class, "Tracker", PRODUCT.key(), PRODUCT.platform(), ModemSettings.of(dialect));
        return new Device<>(product, "test", SecretSource.literal(SECRET));
    }

    public static final Device<Tracker> TEST = new Device<>(PRODUCT, "test", SecretSource.literal(SECRET));

    public static final PublishSubscribeTopic<Tracker> TEST_TOPIC =
            Topic.publishSubscribe("/a1hahpgAs3s/${deviceName}/test", Qos.AT_MOST_ONCE);

    public static final PublishTopic<Tracker> REPORT =
            Topic.publish("/a1hahpgAs3s/${deviceName}/report", Qos.AT_LEAST_ONCE);

    public static final SubscribeTopic<Tracker> COMMANDS =
            Topic.subscribe("/a1hahpgAs3s/${deviceName}/commands/#", Qos.AT_LEAST_ONCE);

    private Tracker() {}
}
