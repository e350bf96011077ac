package io.atforge.testkit;

import static io.atforge.testkit.Conversation.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.time.Scheduler;
import io.atforge.testkit.time.SchedulerThread;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Raw data that ends by silence, on a clock that the test drives. */
@ExtendWith(AtForgeExtension.class)
class SilenceTest {

    /** A timer the modem has set. */
    private record Waiting(Duration delay, Runnable task, boolean[] cancelled) {}

    /** Runs tasks as they come, and timers when the test says so. */
    private static final class HeldTime implements Scheduler, AutoCloseable {

        private final SchedulerThread thread = new SchedulerThread("held-time");
        private final BlockingQueue<Waiting> timers = new LinkedBlockingQueue<>();

        @Override
        public long nanoTime() {
            return thread.nanoTime();
        }

        @Override
        public void execute(Runnable task) {
            thread.execute(task);
        }

        @Override
        public Timer schedule(Duration delay, Runnable task) {
            Waiting waiting = new Waiting(delay, task, new boolean[1]);
            timers.add(waiting);
            return () -> waiting.cancelled()[0] = true;
        }

        Waiting next() throws InterruptedException {
            return timers.poll(20, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            thread.close();
        }
    }

    @Test
    void fiveSecondsOfSilenceEndTheData(IotPlatform platform) throws Exception {
        try (HeldTime time = new HeldTime();
                VirtualModem modem = VirtualModem.builder()
                        .platform(platform)
                        .scheduler(time)
                        .build()) {
            HostTerminal terminal = Conversation.online(modem);
            terminal.command("AT+MPUBEX=\"" + TOPIC + "\",1,0");
            terminal.expect("\r\n>");
            Waiting beforeData = time.next();
            terminal.type("a");
            terminal.expect("a");
            Waiting afterData = time.next();
            assertThat(beforeData.cancelled()[0]).isTrue();
            assertThat(afterData.delay()).isEqualTo(Duration.ofSeconds(5));
            time.execute(afterData.task());
            terminal.line("OK");
            terminal.line("PUBACK");
            assertThat(platform.received())
                    .singleElement()
                    .satisfies(message -> assertThat(message.text()).isEqualTo("a"));
        }
    }
}
