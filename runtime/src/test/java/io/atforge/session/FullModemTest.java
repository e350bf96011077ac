package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.bench.Family;
import io.atforge.bench.Tracker;
import io.atforge.port.Port;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The thread that reads also writes the next command; it must not wait for a modem that waits for it to read. */
class FullModemTest {

    private static final int MESSAGES = 1000;

    /** Takes no command while what it has to say has not been read: its buffers hold four pieces. */
    private static final class FullModem implements Port {

        private final SynchronousQueue<String> toModem = new SynchronousQueue<>();
        private final BlockingQueue<String> toHost = new LinkedBlockingQueue<>(4);

        /** Then it answers the command that floods: by then the next one is ready, and nobody else runs the session. */
        private final CountDownLatch mayFlood = new CountDownLatch(1);

        @Override
        public String name() {
            return "full";
        }

        @Override
        public void open(Receiver receiver) {
            start("full modem reader", () -> {
                while (true) {
                    byte[] bytes = toHost.take().getBytes(StandardCharsets.UTF_8);
                    receiver.received(bytes, bytes.length);
                }
            });
            start("full modem", () -> {
                while (true) {
                    String command = toModem.take();
                    boolean floods = command.contains("flood");
                    if (floods) {
                        mayFlood.await();
                    }
                    toHost.put(answer(command));
                    if (floods) {
                        for (int i = 0; i < MESSAGES; i++) {
                            toHost.put("\r\n+MSUB: \"/a1hahpgAs3s/test/test\",4 byte,full\r\n");
                        }
                    }
                }
            });
        }

        private interface Work {
            void run() throws InterruptedException;
        }

        private static void start(String name, Work work) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            work.run();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    },
                    name);
            thread.setDaemon(true);
            thread.start();
        }

        private static String answer(String command) {
            return Family.AIR720.replies().entrySet().stream()
                    .filter(entry -> command.startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("\r\nOK\r\n");
        }

        @Override
        public void write(byte[] bytes) {
            try {
                toModem.put(new String(bytes, StandardCharsets.UTF_8));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {}
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isReadWhileItTakesNoCommand() throws Exception {
        FullModem modem = new FullModem();
        ModemSession<Tracker> session =
                ModemSession.builder(Tracker.TEST).port(modem).build();
        session.connect();
        CountDownLatch heard = new CountDownLatch(MESSAGES);
        session.subscribe(Tracker.TEST_TOPIC, message -> heard.countDown());
        List<CompletableFuture<PublishResult>> results = new ArrayList<>();
        results.add(session.publishAsync(Tracker.TEST_TOPIC, "flood"));
        for (int i = 0; i < 3; i++) {
            // each is ready when the one before it is taken
            results.add(session.publishAsync(Tracker.TEST_TOPIC, "after " + i));
        }

        modem.mayFlood.countDown();

        for (CompletableFuture<PublishResult> result : results) {
            assertThat(result.get(1, TimeUnit.MINUTES).isSuccess()).isTrue();
        }
        assertThat(heard.await(1, TimeUnit.MINUTES)).isTrue();
    }
}
