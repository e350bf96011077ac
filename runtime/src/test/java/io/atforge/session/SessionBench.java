package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.bench.Tracker;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** What the tests of ModemSessionTest, MessagesTest, ConnectionEndTest share. */
final class SessionBench {

    final Map<String, String> replies = new LinkedHashMap<>();
    final Map<String, Supplier<String>> once = new LinkedHashMap<>();
    final ManualLoop loop = new ManualLoop();
    final ScriptedPort port = new ScriptedPort(this::reply);
    final List<StateChange> changes = new ArrayList<>();
    final DefaultModemSession<Tracker> session = new DefaultModemSessionBuilder<>(Tracker.TEST)
            .port(port)
            .loop(loop)
            .threads(Runnable::run)
            .recovery(RecoveryLadder.none())
            .build();

    SessionBench() {
        session.onStateChange(changes::add);
        on("AT+CPIN?", "\r\n+CPIN: READY\r\n\r\nOK\r\n");
        on("AT+MQTTSTATU", "\r\n+MQTTSTATU :1\r\n\r\nOK\r\n");
        on("AT+CGREG?", "\r\n+CGREG: 0,1\r\n\r\nOK\r\n");
        on("AT+CGATT?", "\r\n+CGATT: 1\r\n\r\nOK\r\n");
        on("AT+CIFSR", "\r\n10.0.0.7\r\n");
        on("AT+MIPSTART", "\r\nOK\r\n\r\nCONNECT OK\r\n");
        on("AT+MCONNECT", "\r\nOK\r\n\r\nCONNACK OK\r\n");
        on("AT+MDISCONNECT", "\r\nOK\r\n\r\nCLOSED\r\n");
        on("AT+MSUB", "\r\nOK\r\n\r\nSUBACK\r\n");
        on("AT+MUNSUB", "\r\nOK\r\n\r\nUNSUBACK\r\n");
        on("AT+MPUB=\"/a1hahpgAs3s/test/report\"", "\r\nOK\r\n\r\nPUBACK\r\n");
    }

    /** From now on, commands that start so are answered so; others with OK. */
    void on(String command, String reply) {
        replies.put(command, reply);
    }

    void replyOnce(String command, Supplier<String> reply) {
        once.put(command, reply);
    }

    String reply(String command) {
        for (String start : List.copyOf(once.keySet())) {
            if (command.startsWith(start)) {
                return once.remove(start).get();
            }
        }
        return replies.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .reduce((first, last) -> last)
                .map(Map.Entry::getValue)
                .orElse("\r\nOK\r\n");
    }

    <T> T done(CompletableFuture<T> future) {
        loop.run();
        assertThat(future).isCompleted();
        return future.join();
    }

    Throwable failed(CompletableFuture<?> future) {
        loop.run();
        assertThat(future).isCompletedExceptionally();
        return future.handle((result, error) -> error instanceof CompletionException ? error.getCause() : error)
                .join();
    }

    void online() {
        done(session.connectAsync());
    }

    void receive(String text) {
        port.receive(text);
        loop.run();
    }
}
