package io.atforge.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.CredentialProvider;
import io.atforge.bench.Family;
import io.atforge.bench.Tracker;
import io.atforge.device.Device;
import io.atforge.dialect.Dialect;
import io.atforge.internal.settings.DeviceIdentity;
import io.atforge.internal.settings.SessionScripts;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.script.AtScript;
import io.atforge.script.AtScriptParser;
import io.atforge.script.ScriptResource;
import io.atforge.session.Liveness;
import io.atforge.session.PublishPolicy;
import io.atforge.session.ReceivePolicy;
import io.atforge.session.RecoveryLadder;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a session rehearses reaches neither its port nor its loop, and a family that cannot be rehearsed does no harm. */
class RehearsalTest {

    private final ManualLoop loop = new ManualLoop();
    private final ScriptedPort port = new ScriptedPort(command -> "");

    private SessionSettings<Tracker> settings(Device<Tracker> device, Function<String, AtScript> scripts) {
        Dialect dialect = Dialect.load(device.product().modem().dialect());
        CredentialProvider credentials = device.credentials();
        DeviceIdentity<Tracker> identity = DeviceIdentity.of(
                dialect,
                new DeviceIdentity.Known<>(
                        device,
                        SessionScripts.load(dialect, scripts),
                        credentials,
                        Optional.empty(),
                        Optional.empty()));
        return new SessionSettings<>(
                identity,
                dialect,
                port,
                RecoveryLadder.standard(),
                Optional.empty(),
                PublishPolicy.standard(),
                Optional.empty(),
                ReceivePolicy.standard(),
                Optional.empty(),
                Liveness.standard(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                loop,
                Runnable::run,
                Runnable::run,
                new Random(1),
                InstantSource.system());
    }

    private static Function<String, AtScript> scripts(Device<Tracker> device) {
        return name -> new ScriptResource(
                        device.product().type(),
                        device.product().name(),
                        name,
                        device.product().modem().dialect())
                .load();
    }

    @Test
    void publishesToNobody() {
        Device<Tracker> device = Family.AIR720.device();

        assertThat(new Rehearsal(settings(device, scripts(device)), Duration.ofMinutes(1)).run())
                .isGreaterThan(1000);
        assertThat(port.written()).isEmpty();
        assertThat(loop.pending()).isZero();
    }

    @Test
    void stopsWhereAPublishIsNotComplete() {
        Device<Tracker> device = Family.AIR720.device();
        Function<String, AtScript> scripts = name -> {
            AtScript script = scripts(device).apply(name);
            // its family says more than OK
            return name.equals("publish") ? AtScriptParser.parse("publish.at", "AT+X\n    until NEVER\n") : script;
        };

        assertThat(new Rehearsal(settings(device, scripts), Duration.ofMillis(100)).run())
                .isZero();
    }
}
