package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.aliyun.https.HostHttps;
import io.atforge.bench.Tracker;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.dialect.Dialect;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token over HTTPS with a modem that has no HTTP client: told before anything is sent. */
class HostHttpsNeededTest {

    private static DefaultModemSessionBuilder<Tracker> builder(String family) {
        Product<Tracker> product = new Product<>(
                Tracker.class,
                "Tracker",
                "a1hahpgAs3s",
                new PlatformSettings(
                        new Endpoint("broker.example", 1883),
                        Transport.TCP,
                        SignMethod.HMACMD5,
                        120,
                        true,
                        "${deviceName}",
                        false,
                        Optional.of(new Endpoint("auth.example", 443))),
                ModemSettings.of(family));
        return new DefaultModemSessionBuilder<>(new Device<>(product, "test", SecretSource.literal(Tracker.SECRET)))
                .port(new ScriptedPort(command -> ""))
                .scripts(name -> FamilyBench.script(
                        name, Dialect.load(family).scripts(Transport.TCP).get(name)))
                .loop(new ManualLoop());
    }

    @ParameterizedTest
    @ValueSource(strings = {"quectel", "simcom"})
    void isSaidWhenTheSessionIsBuilt(String family) {
        DefaultModemSessionBuilder<Tracker> builder = builder(family);

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("has no HTTP client")
                .hasMessageContaining("https(new HostHttps())");
        assertThat(builder.https(new HostHttps()).build().state()).isEqualTo(SessionState.OFFLINE);
    }

    @Test
    void isNotNeededWhereTheModemAsks() {
        assertThat(builder("air780e").build().state()).isEqualTo(SessionState.OFFLINE);
    }
}
