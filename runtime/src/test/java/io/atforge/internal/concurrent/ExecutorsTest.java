package io.atforge.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.https.HttpsReply;
import io.atforge.bench.Family;
import io.atforge.bench.Tracker;
import io.atforge.device.Device;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.session.HttpsBench;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.SessionState;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs where: the session on its loop, what may block elsewhere, callbacks where the application says. */
class ExecutorsTest {

    private final ManualLoop loop = new ManualLoop();
    private final ScriptedPort port = new ScriptedPort(ExecutorsTest::reply);
    private final Queue<Runnable> elsewhere = new ArrayDeque<>();

    private static String reply(String command) {
        if (command.startsWith("AT+CGSN")) {
            return "\r\n866262040000017\r\n\r\nOK\r\n";
        }
        return Family.AIR720.replies().entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse("\r\nOK\r\n");
    }

    /** As long as there is something to do on either side. */
    private void runBoth() {
        loop.run();
        while (!elsewhere.isEmpty()) {
            elsewhere.remove().run();
            loop.run();
        }
    }

    @Test
    void takesAFailureOfAProviderOnItsLoop() {
        DefaultModemSession<Tracker> session = new DefaultModemSessionBuilder<>(Tracker.TEST)
                .port(port)
                .secrets(SecretSource.sys("atforge.not.set"))
                .recovery(RecoveryLadder.none())
                .loop(loop)
                .threads(elsewhere::add)
                .callbacks(Runnable::run)
                .build();
        session.connectAsync();
        loop.run();
        while (session.state() != SessionState.ACTIVATING_BEARER) {
            elsewhere.remove().run();
            loop.run();
        }
        assertThat(elsewhere).hasSize(1);
        elsewhere.remove().run();
        assertThat(session.state()).isEqualTo(SessionState.ACTIVATING_BEARER);

        loop.run();
        assertThat(session.state()).isEqualTo(SessionState.OFFLINE);
    }

    /** Runs both sides until that was called which must not run on the loop, and not what follows. */
    private void runUntil(AtomicBoolean called) {
        loop.run();
        while (!called.get()) {
            elsewhere.remove().run();
            if (!called.get()) {
                loop.run();
                assertThat(called).as("called on the loop").isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesWhatTheHostsHttpsGivesOnItsLoop(boolean given) {
        AtomicBoolean called = new AtomicBoolean();
        DefaultModemSession<Tracker> session = new DefaultModemSessionBuilder<>(HttpsBench.DEVICE)
                .port(port)
                .scripts(HttpsBench::script)
                .https((uri, form) -> {
                    called.set(true);
                    if (given) {
                        return new HttpsReply(200, HttpsBench.GIVEN);
                    }
                    throw new IllegalStateException("no way to the platform");
                })
                .recovery(RecoveryLadder.none())
                .loop(loop)
                .threads(elsewhere::add)
                .callbacks(Runnable::run)
                .build();
        session.connectAsync();
        runUntil(called);
        int written = port.written().size();
        assertThat(session.state()).isEqualTo(SessionState.AUTHENTICATING);

        runBoth();
        assertThat(session.state()).isEqualTo(given ? SessionState.ONLINE : SessionState.OFFLINE);
        assertThat(port.written().size() > written).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsTheDeviceElsewhereAndGoesOnOnItsLoop(boolean found) {
        AtomicBoolean called = new AtomicBoolean();
        DefaultModemSession<Tracker> session = new DefaultModemSessionBuilder<Tracker>(imei -> {
                    called.set(true);
                    return found
                            ? Optional.of(new Device<>(Tracker.PRODUCT, imei, SecretSource.literal(Tracker.SECRET)))
                            : Optional.empty();
                })
                .port(port)
                .recovery(RecoveryLadder.none())
                .loop(loop)
                .threads(elsewhere::add)
                .callbacks(Runnable::run)
                .build();
        session.connectAsync();
        runUntil(called);
        assertThat(port.written()).endsWith("AT+CGSN");
        assertThat(session.state()).isEqualTo(SessionState.SYNCHRONIZING);

        runBoth();
        assertThat(session.state()).isEqualTo(found ? SessionState.ONLINE : SessionState.OFFLINE);
    }

    @Test
    void goesOnWhenTheExecutorForCallbacksTakesNone() {
        List<Runnable> taken = new ArrayList<>();
        boolean[] open = {false};
        DefaultModemSession<Tracker> session = new DefaultModemSessionBuilder<>(Tracker.TEST)
                .port(port)
                .loop(loop)
                .threads(elsewhere::add)
                .callbacks(task -> {
                    if (!open[0]) {
                        throw new RejectedExecutionException("full");
                    }
                    taken.add(task);
                })
                .build();
        List<SessionState> told = new ArrayList<>();
        session.onStateChange(change -> told.add(change.current()));
        CompletableFuture<Void> connected = session.connectAsync();
        runBoth();
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        assertThat(connected).isCompleted();

        open[0] = true;
        port.receive("\r\nCLOSED\r\n");
        runBoth();
        assertThat(session.state()).isEqualTo(SessionState.WAITING);
        List.copyOf(taken).forEach(Runnable::run);
        assertThat(told).endsWith(SessionState.ONLINE, SessionState.WAITING);
    }
}
