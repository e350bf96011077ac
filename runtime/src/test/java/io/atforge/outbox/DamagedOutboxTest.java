package io.atforge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.OutboxException;
import io.atforge.OutboxException.Reason;
import io.atforge.log.CapturedLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged file is said to be damaged, and stays as it is; no message is changed without a word. */
@Tag("slow")
class DamagedOutboxTest {

    private static final int MESSAGES = 40;
    private static final int FLIPS = 300;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void fill() {
        file = folder.resolve("outbox");
        try (Outbox outbox = FileOutbox.open(file, OutboxLimits.DEFAULT, Durability.PROCESS_KILL)) {
            for (int number = 1; number <= 2 * MESSAGES; number++) {
                Numbered.add(outbox, number);
                if (number > MESSAGES) {
                    outbox.remove(outbox.oldest().orElseThrow().id());
                }
            }
        }
    }

    @Test
    void seesThatTheEndIsMissing() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int found = 0;
        for (int bytes = 0; bytes < whole.length; bytes += 1024) {
            found += isFound(Arrays.copyOf(whole, bytes), "cut to " + bytes) ? 1 : 0;
        }
        // What has long been out of use may lie at the end; without it no message is missing.
        assertThat(found).isGreaterThan(whole.length / 1024 / 4);
        assertDamaged(new byte[0]);
        assertDamaged(Arrays.copyOf(whole, 8192));
    }

    /** A newest part that cannot be read looks like a write that was broken off: what was before it is found. */
    @Test
    void seesThatABitChangedOrFindsWhatWasBefore() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] whole = Files.readAllBytes(file);
        int found = 0;
        for (int i = 0; i < FLIPS; i++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            found += isFoundOrAsBefore(flipped, "flip " + i + " of seed " + seed) ? 1 : 0;
        }
        assertThat(found).isPositive();
    }

    private boolean isFoundOrAsBefore(byte[] content, String what) throws IOException {
        Files.write(file, content);
        try (Outbox outbox = FileOutbox.open(file)) {
            List<OutboxEntry> entries = outbox.oldest(Integer.MAX_VALUE);
            assertThat(entries).as(what).allMatch(Numbered::isIntact);
            long first = entries.isEmpty() ? 1 : Numbered.numberOf(entries.get(0));
            assertThat(entries)
                    .extracting(Numbered::numberOf)
                    .as(what)
                    .containsExactlyElementsOf(LongStream.range(first, first + entries.size())
                            .boxed()
                            .toList());
            return false;
        } catch (OutboxException e) {
            assertThat(e.reason()).as(what).isEqualTo(Reason.DAMAGED);
            return true;
        }
    }

    /** Whether the damage is found; if not, it must not matter. */
    private boolean isFound(byte[] content, String what) throws IOException {
        Files.write(file, content);
        try (Outbox outbox = FileOutbox.open(file)) {
            assertThat(outbox.oldest(Integer.MAX_VALUE))
                    .as(what)
                    .allMatch(Numbered::isIntact)
                    .extracting(Numbered::numberOf)
                    .containsExactlyElementsOf(LongStream.rangeClosed(MESSAGES + 1, 2 * MESSAGES)
                            .boxed()
                            .toList());
            return false;
        } catch (OutboxException e) {
            assertThat(e.reason()).as(what).isEqualTo(Reason.DAMAGED);
            assertThat(file).as(what).hasBinaryContent(content);
            return true;
        }
    }

    @Test
    void leavesAloneWhatIsNoOutbox() throws IOException {
        assertDamaged("a letter, not an outbox".getBytes(StandardCharsets.US_ASCII));

        Path other = folder.resolve("other");
        try (MVStore store = MVStore.open(other.toString())) {
            store.openMap("something").put("key", "value");
        }
        assertDamaged(Files.readAllBytes(other));
    }

    private void assertDamaged(byte[] content) throws IOException {
        Files.write(file, content);

        assertThatThrownBy(() -> FileOutbox.open(file))
                .isInstanceOfSatisfying(
                        OutboxException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("move it away");
        assertThat(file).hasBinaryContent(content);
    }

    private FileOutbox openOrSetAside() {
        return FileOutbox.open(file, OutboxLimits.DEFAULT, Durability.PROCESS_KILL, OnDamage.SET_ASIDE);
    }

    @Test
    void isSetAsideWhereThatIsAskedForAndAnEmptyOneTakesItsPlace() throws IOException {
        byte[] first = "a letter, not an outbox".getBytes(StandardCharsets.US_ASCII);
        byte[] second = "another".getBytes(StandardCharsets.US_ASCII);
        for (byte[] content : List.of(first, second)) {
            Files.write(file, content);
            try (CapturedLog log = CapturedLog.open();
                    FileOutbox outbox = openOrSetAside()) {
                assertThat(outbox.size()).isZero();
                assertThat(outbox.setAside().orElseThrow().reason()).isNotBlank();
                assertThat(log.shown())
                        .singleElement()
                        .asString()
                        .startsWith("WARN")
                        .contains(file.toString())
                        .contains(outbox.setAside().orElseThrow().file().toString())
                        .contains(outbox.setAside().orElseThrow().reason());
                Numbered.add(outbox, 1);
            }
            try (FileOutbox outbox = openOrSetAside()) {
                assertThat(outbox.setAside()).isEmpty();
                assertThat(outbox.size()).isEqualTo(1);
            }
        }
        assertThat(folder.resolve("outbox.damaged-1")).hasBinaryContent(first);
        assertThat(folder.resolve("outbox.damaged-2")).hasBinaryContent(second);
    }

    /** Of two programs that are started at once, the second must not move away what the first already fills again. */
    @Test
    void isNotSetAsideWhereAnotherProgramHasPutAnEmptyOneInItsPlace() throws IOException {
        Files.writeString(file, "a letter, not an outbox");
        OutboxFile second = OutboxFile.claim(file);
        try {
            Files.move(file, folder.resolve("outbox.damaged-1"));
            Files.writeString(file, "what the first program has made by now");

            assertThatThrownBy(second::setAside)
                    .isInstanceOfSatisfying(
                            OutboxException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOCKED))
                    .hasMessageContaining(file.toString());
            assertThat(file).hasContent("what the first program has made by now");
        } finally {
            second.release();
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("outbox", "outbox.damaged-1");
    }

    @Test
    void isNotSetAsideWhileItIsLocked() throws IOException {
        Files.writeString(file, "a letter, not an outbox");
        OutboxFile mine = OutboxFile.claim(file);
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(mine::setAside)
                    .isInstanceOfSatisfying(
                            OutboxException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOCKED));
        } finally {
            mine.release();
        }
        assertThat(folder.toFile().list()).containsExactly("outbox");
    }

    @Test
    void isNotSetAsideWhileAnotherHasItOpen() {
        try (Outbox other = FileOutbox.open(file)) {
            assertThatThrownBy(this::openOrSetAside)
                    .isInstanceOfSatisfying(
                            OutboxException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOCKED));
            assertThat(other.size()).isEqualTo(MESSAGES);
        }
        assertThat(folder.toFile().list()).containsExactly("outbox");
    }
}
