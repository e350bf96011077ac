package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.SecretSource;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What runs where: the session on its loop, what may block elsewhere, callbacks where the application says. */
class ExecutorsTest {

    private final ManualLoop loop = new ManualLoop();
    private final ScriptedPort port = new ScriptedPort(ExecutorsTest::reply);
    private final Queue<Runnable> elsewhere = new ArrayDeque<>();

    private static String reply(String command) {
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
        ModemSession<Tracker> session = ModemSession.builder(Tracker.TEST)
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

    @Test
    void goesOnWhenTheExecutorForCallbacksTakesNone() {
        List<Runnable> taken = new ArrayList<>();
        boolean[] open = {false};
        ModemSession<Tracker> session = ModemSession.builder(Tracker.TEST)
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
