package io.atforge.bench.link;

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
import io.atforge.topic.PublishTopic;
import io.atforge.topic.Qos;
import io.atforge.topic.SubscribeTopic;
import io.atforge.topic.Topic;
import java.util.Map;

/** The product and the device of all sessions here, as the plugin would generate them. */
final class BenchDevice {

    /** What {@code AT^FLOOD} sends on. */
    static final SubscribeTopic<BenchDevice> DOWN =
            Topic.subscribe("/a1hahpgAs3s/${deviceName}/down", Qos.AT_MOST_ONCE);

    private static final Device<BenchDevice> DEVICE = new Device<>(
            new Product<>(
                    BenchDevice.class,
                    "Bench",
                    "a1hahpgAs3s",
                    new PlatformSettings(
                            new Endpoint("127.0.0.1", 1883), Transport.TCP, SignMethod.HMACSHA256, 300, true),
                    ModemSettings.of("air720")),
            "bench",
            SecretSource.literal("0123456789abcdef0123456789abcdef"));

    private BenchDevice() {}

    static PublishTopic<BenchDevice> topic(int qos) {
        return Topic.publish("/a1hahpgAs3s/${deviceName}/up", qos == 0 ? Qos.AT_MOST_ONCE : Qos.AT_LEAST_ONCE);
    }

    /** A session on a pseudo-terminal. */
    static ModemSessionBuilder<BenchDevice> session(String path) {
        Map<String, String> templates = Dialect.load("air720").scripts(Transport.TCP);
        return ModemSession.builder(DEVICE)
                .port("serial:" + path + "?baud=115200")
                .scripts(name -> script(templates, name));
    }

    private static AtScript script(Map<String, String> templates, String name) {
        String text = templates
                .get(name)
                .replace("${accessPoint}", "")
                .replace("${cleanSession}", "1")
                .replace("${keepAlive}", "300");
        return AtScriptParser.parse(name + ".at", text);
    }
}
