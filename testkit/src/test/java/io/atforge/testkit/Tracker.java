package io.atforge.testkit;

import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.dialect.Dialect;
import io.atforge.script.AtScript;
import io.atforge.script.AtScriptParser;
import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import io.atforge.topic.PublishQuota;
import io.atforge.topic.PublishSubscribeTopic;
import io.atforge.topic.Qos;
import io.atforge.topic.SubscribeTopic;
import io.atforge.topic.Topic;
import java.util.Optional;

/** The tutorial's product, as the plugin would generate it. */
public final class Tracker {

    public static final String KEY = "a1hahpgAs3s";
    public static final Endpoint ENDPOINT = new Endpoint(KEY + ".iot-as-mqtt.cn-shanghai.aliyuncs.com", 1883);

    public static final PublishSubscribeTopic<Tracker> TEST =
            Topic.publishSubscribe("/a1hahpgAs3s/${deviceName}/test", Qos.AT_MOST_ONCE);

    public static final PublishSubscribeTopic<Tracker> TEST_QOS1 =
            Topic.publishSubscribe("/a1hahpgAs3s/${deviceName}/test", Qos.AT_LEAST_ONCE);

    public static final String COMMAND_TOPIC = "/a1hahpgAs3s/test/command";

    public static final SubscribeTopic<Tracker> COMMAND =
            Topic.subscribe("/a1hahpgAs3s/${deviceName}/command", Qos.AT_MOST_ONCE);

    private Tracker() {}

    /** A device of the product, on a platform with these settings. */
    public static Device<Tracker> device(PlatformSettings platform, String name, String secret) {
        Product<Tracker> product = new Product<>(Tracker.class, "Tracker", KEY, platform, ModemSettings.of("air720"));
        return new Device<>(product, name, SecretSource.literal(secret));
    }

    /** The same with another modem; its scripts are the family's own. */
    public static Device<Tracker> device(PlatformSettings platform, String secret, ModemModel modem) {
        Product<Tracker> product = new Product<>(
                Tracker.class,
                "Tracker",
                KEY,
                platform,
                ModemSettings.of(modem.dialect()).withOwnScripts());
        return new Device<>(product, "test", SecretSource.literal(secret));
    }

    /** A session of a device that the platform of the tutorial knows. */
    public static ModemSessionBuilder<Tracker> session(String device) {
        return ModemSession.builder(device(
                        new PlatformSettings(ENDPOINT, Transport.TCP, SignMethod.HMACSHA1, 600, true),
                        device,
                        IotPlatform.STAND_IN_SECRET))
                .publishQuota(PublishQuota.unlimited());
    }

    /** The same of the tutorial's device, on a modem of another family. */
    public static ModemSessionBuilder<Tracker> session(ModemModel modem) {
        return ModemSession.builder(device(
                        new PlatformSettings(ENDPOINT, Transport.TCP, SignMethod.HMACSHA1, 600, true),
                        IotPlatform.STAND_IN_SECRET,
                        modem))
                .publishQuota(PublishQuota.unlimited());
    }

    /** A script for a keep-alive of 300 seconds, as the plugin fills it in; without an endpoint, host and port stay. */
    public static AtScript script(String name, Transport transport, boolean cleanSession, Optional<Endpoint> endpoint) {
        String script = Dialect.load("air720")
                .scripts(transport)
                .get(name)
                .replace("${accessPoint}", "")
                .replace("${cleanSession}", cleanSession ? "1" : "0")
                .replace("${keepAlive}", "300");
        return AtScriptParser.parse(
                name + ".at",
                endpoint.map(to -> script.replace("${host}", to.host()).replace("${port}", Integer.toString(to.port())))
                        .orElse(script));
    }
}
