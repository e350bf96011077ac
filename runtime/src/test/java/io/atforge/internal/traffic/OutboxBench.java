package io.atforge.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.bench.Family;
import io.atforge.bench.Tracker;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.outbox.FileOutbox;
import io.atforge.outbox.Outbox;
import io.atforge.outbox.OutboxEntry;
import io.atforge.session.Health;
import io.atforge.session.PublishPolicy;
import io.atforge.session.SessionState;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.topic.Qos;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/** A session with an outbox, on a modem that answers at once, in virtual time. */
final class OutboxBench implements AutoCloseable {

    private static final String PUBLISH = "AT+MPUB=\"/a1hahpgAs3s/test/report\",1,0,\"";

    final ManualLoop loop = new ManualLoop();
    final ScriptedPort port = new ScriptedPort(this::reply);
    final List<String> published = new ArrayList<>();
    final Queue<Runnable> later = new ArrayDeque<>();
    final Path folder;
    final Outbox outbox;

    /** What the modem says to a publish, and to one that holds the word poison. */
    String acknowledgement = "\r\nOK\r\n\r\nPUBACK\r\n";

    String refusal = "\r\n+CME ERROR: 53\r\n";
    Runnable whenRead = () -> {};
    Executor threads = Runnable::run;
    DefaultModemSession<Tracker> session;

    OutboxBench(Path folder) {
        this(folder, PublishPolicy.standard());
    }

    OutboxBench(Path folder, PublishPolicy publishing) {
        this.folder = folder;
        outbox = new WatchedOutbox(FileOutbox.open(folder.resolve("outbox")));
        session = new DefaultModemSessionBuilder<>(Tracker.TEST)
                .port(port)
                .outbox(outbox)
                .publishing(publishing)
                .loop(loop)
                .threads(task -> threads.execute(task))
                .build();
    }

    @Override
    public void close() {
        outbox.close();
    }

    void post(String... texts) {
        for (String text : texts) {
            session.post(Tracker.REPORT, text);
        }
        loop.run();
    }

    void online() {
        session.connectAsync();
        loop.run();
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
    }

    void reconnects() {
        port.receive("\r\nCLOSED\r\n");
        loop.run();
        loop.advance(Duration.ofMinutes(5));
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
    }

    Health health() {
        return session.health(Duration.ofMinutes(1));
    }

    String reply(String command) {
        if (command.startsWith(PUBLISH)) {
            published.add(command.substring(PUBLISH.length(), command.lastIndexOf('"')));
            return command.contains("poison") ? refusal : acknowledgement;
        }
        return Family.AIR720.replies().entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("\r\nOK\r\n");
    }

    /** Something happens when it is read. */
    private final class WatchedOutbox implements Outbox {

        private final Outbox stored;

        WatchedOutbox(Outbox stored) {
            this.stored = stored;
        }

        @Override
        public long add(String topic, Qos qos, byte[] payload) {
            return stored.add(topic, qos, payload);
        }

        @Override
        public List<OutboxEntry> oldest(int limit) {
            List<OutboxEntry> found = stored.oldest(limit);
            Runnable once = whenRead;
            whenRead = () -> {};
            once.run();
            return found;
        }

        @Override
        public boolean remove(long id) {
            return stored.remove(id);
        }

        @Override
        public void claim(String owner) {
            stored.claim(owner);
        }

        @Override
        public int size() {
            return stored.size();
        }

        @Override
        public long bytes() {
            return stored.bytes();
        }

        @Override
        public void close() {
            stored.close();
        }
    }
}
