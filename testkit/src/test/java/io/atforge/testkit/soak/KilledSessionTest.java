package io.atforge.testkit.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.outbox.FileOutbox;
import io.atforge.outbox.Outbox;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.line.TcpLine;
import io.atforge.testkit.platform.ReceivedMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program with an outbox is killed in the middle of its work, {@code -Datforge.kills=100} times at moments that come
 * from {@code -Datforge.seed}; a modem and a platform go on. What the outbox took, arrives. No interrupt ends a wait
 * for what a process says, so that the limit is one of another thread.
 */
@Tag("slow")
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledSessionTest {

    private static final int MESSAGES = 40;

    private final int kills = Integer.getInteger("atforge.kills", 8);
    private final long seed = Long.getLong("atforge.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final Set<Integer> taken = new TreeSet<>();

    @TempDir
    private Path folder;

    @Test
    void whatTheOutboxTookArrivesThoughItsProgramIsKilled() throws Exception {
        System.out.println(kills + " kills, seed " + seed);
        Path outbox = folder.resolve("outbox");
        try (IotPlatform platform =
                        IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET).start();
                VirtualModem modem = VirtualModem.builder().platform(platform).build();
                TcpLine line = modem.listen()) {
            int left = 0;
            for (int kill = 0; kill < kills; kill++) {
                killedAtSomeMoment(platform, line, outbox, kill * MESSAGES);
                left += sizeOf(outbox);
            }
            int arrivedBefore = platform.received().size();
            try (PostingProcess last = PostingProcess.start(line.address(), outbox, 0, 0)) {
                last.awaitEmpty();
            }
            Set<Integer> arrived = platform.received().stream()
                    .map(ReceivedMessage::text)
                    .map(text -> Integer.valueOf(text.substring(text.indexOf(' ') + 1)))
                    .collect(Collectors.toSet());
            assertThat(arrived).as("seed " + seed).containsAll(taken);
            // Kills that come when all has been sent, or before anything was, try nothing.
            assertThat(left).as("left by kills of seed " + seed).isPositive();
            assertThat(arrivedBefore)
                    .as("arrived between kills of seed " + seed)
                    .isPositive();
        }
    }

    private static int sizeOf(Path file) {
        try (Outbox outbox = FileOutbox.open(file)) {
            return outbox.size();
        }
    }

    private void killedAtSomeMoment(IotPlatform platform, TcpLine line, Path outbox, int first) throws Exception {
        try (PostingProcess process = PostingProcess.start(line.address(), outbox, first, MESSAGES)) {
            int taking = 1 + random.nextInt(MESSAGES);
            for (int i = 0; i < taking; i++) {
                taken.add(process.awaitTaken());
            }
            if (random.nextBoolean()) {
                // in the middle of sending
                int before = platform.received().size();
                int arrivals = 1 + random.nextInt(MESSAGES);
                platform.awaitPublish(
                        message -> platform.received().size() >= before + arrivals || arrivals > taking,
                        Duration.ofMinutes(1));
            }
            process.kill().forEach(said -> taken.add(PostingProcess.numberOf(said)));
        }
    }
}
