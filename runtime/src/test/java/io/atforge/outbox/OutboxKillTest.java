package io.atforge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.OutboxException;
import io.atforge.OutboxException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process in the middle of its work on an outbox, {@code -Datforge.outbox.kills=100} times, after a number of
 * steps that comes from {@code -Datforge.outbox.seed}.
 */
@Tag("slow")
class OutboxKillTest {

    private static final int KILLS = Integer.getInteger("atforge.outbox.kills", 20);
    private static final long SEED = Long.getLong("atforge.outbox.seed", System.nanoTime());
    private static final int MAX_STEPS = 1500;

    @TempDir
    private Path folder;

    private TreeSet<Long> stored = new TreeSet<>();
    private long greatestId;
    private long nextNumber = 1;

    @Test
    void losesNothingThatItTook() throws Exception {
        System.out.println("Outbox: " + KILLS + " kills, -Datforge.outbox.seed=" + SEED);
        Random random = new Random(SEED);
        Path file = folder.resolve("outbox");
        int added = 0;
        int removed = 0;
        int left = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            try (BusyProcess busy = BusyProcess.start(file, Durability.values()[random.nextInt(2)], nextNumber)) {
                busy.read(1 + random.nextInt(MAX_STEPS));
                busy.kill();
                try (Outbox outbox = FileOutbox.open(file)) {
                    added += busy.added().size();
                    removed += busy.removed().size();
                    compare("kill " + kill + " of seed " + SEED, busy, outbox.oldest(Integer.MAX_VALUE));
                    left += stored.isEmpty() ? 0 : 1;
                }
            }
        }
        // A kill that finds nothing in the file, or nothing taken out, tries little.
        assertThat(added).isGreaterThan(KILLS);
        assertThat(removed).isPositive();
        assertThat(left).as("kills that left messages, of seed " + SEED).isPositive();
    }

    /** One message may have been on its way in, and one on its way out; the process had said neither. */
    private void compare(String when, BusyProcess busy, List<OutboxEntry> found) {
        assertThat(busy.added()).as(when).allSatisfy(id -> assertThat(id).isGreaterThan(greatestId));
        TreeSet<Long> expected = new TreeSet<>(stored);
        expected.addAll(busy.added());
        expected.removeAll(busy.removed());

        assertThat(found).as(when).allMatch(Numbered::isIntact);
        assertThat(found).extracting(OutboxEntry::id).as(when).isSorted().doesNotHaveDuplicates();
        assertThat(found).extracting(Numbered::numberOf).as(when).isSorted().doesNotHaveDuplicates();

        TreeSet<Long> actual = new TreeSet<>(found.stream().map(OutboxEntry::id).toList());
        TreeSet<Long> missing = new TreeSet<>(expected);
        missing.removeAll(actual);
        if (!missing.isEmpty()) {
            assertThat(missing).as(when + ": missing").containsExactly(expected.first());
        }
        TreeSet<Long> extra = new TreeSet<>(actual);
        extra.removeAll(expected);
        if (!extra.isEmpty()) {
            assertThat(extra).as(when + ": not said").containsExactly(actual.last());
            assertThat(busy.removed()).as(when + ": back again").doesNotContain(actual.last());
        }

        stored = actual;
        for (TreeSet<Long> ids : List.of(new TreeSet<>(busy.added()), new TreeSet<>(busy.removed()), actual)) {
            greatestId = ids.isEmpty() ? greatestId : Math.max(greatestId, ids.last());
        }
        // Numbers go up with each process by more than it can have used.
        nextNumber += 1_000_000;
    }

    @Test
    void belongsToOneProcessAtATime() throws IOException, InterruptedException {
        Path file = folder.resolve("outbox");
        try (BusyProcess busy = BusyProcess.start(file, Durability.PROCESS_KILL, 1)) {
            busy.read(1);

            assertThatThrownBy(() -> FileOutbox.open(file))
                    .isInstanceOfSatisfying(
                            OutboxException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOCKED))
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("open in another process");
            busy.kill();
        }

        FileOutbox.open(file).close();
    }
}
