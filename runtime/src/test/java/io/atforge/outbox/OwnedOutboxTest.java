package io.atforge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.OutboxException;
import io.atforge.OutboxException.Reason;
import io.atforge.topic.Qos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An outbox knows whose it is: no message goes out under another device's name. */
class OwnedOutboxTest {

    private static final String OWNER = "device test of product a1hahpgAs3s";
    private static final String OTHER = "device other of product a1hahpgAs3s";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("outbox");
    }

    private Outbox open() {
        return FileOutbox.open(file, OutboxLimits.DEFAULT, Durability.PROCESS_KILL);
    }

    private static void assertRefused(Outbox outbox, Path file) {
        assertThatThrownBy(() -> outbox.claim(OTHER))
                .isInstanceOfSatisfying(
                        OutboxException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ANOTHER_DEVICE))
                .hasMessageContaining(OWNER)
                .hasMessageContaining(OTHER)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("1 messages")
                .hasMessageContaining("a file of its own");
    }

    @Test
    void isRefusedToAnotherDeviceWhileItHoldsMessagesAlsoWhenItIsOpenedAgain() {
        try (Outbox outbox = open()) {
            outbox.claim(OWNER);
            Numbered.add(outbox, 1);
            assertRefused(outbox, file);
        }
        try (Outbox outbox = open()) {
            assertRefused(outbox, file);
            outbox.claim(OWNER);
            assertThat(outbox.size()).isEqualTo(1);
        }
    }

    @Test
    void changesHandsWhenItIsOpenedEmpty() {
        try (Outbox outbox = open()) {
            outbox.claim(OTHER);
        }
        try (Outbox outbox = open()) {
            outbox.claim(OWNER);
            Numbered.add(outbox, 1);
            assertRefused(outbox, file);
        }
    }

    /** Else the session of the first device would put its messages into what is the second's by now. */
    @Test
    void doesNotChangeHandsWhileItIsOpenThoughItIsEmpty() {
        try (Outbox outbox = open()) {
            outbox.claim(OWNER);
            outbox.claim(OWNER);
            assertThatThrownBy(() -> outbox.claim(OTHER))
                    .isInstanceOfSatisfying(
                            OutboxException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ANOTHER_DEVICE))
                    .hasMessageContaining(OWNER)
                    .hasMessageContaining(OTHER)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("a file of its own")
                    .hasMessageContaining("open it again");
        }
    }

    @Test
    void ofTheTimeBeforeOutboxesHadOwnersIsReadAndBelongsToWhoeverClaimsItFirst() {
        try (Outbox outbox = open()) {
            Numbered.add(outbox, 1);
        }
        try (MVStore store = MVStore.open(file.toString())) {
            store.removeMap("atforge.owner");
            store.commit();
        }
        try (Outbox outbox = open()) {
            assertThat(outbox.oldest(2)).singleElement().matches(Numbered::isIntact);
            outbox.claim(OWNER);
        }
        try (Outbox outbox = open()) {
            assertRefused(outbox, file);
        }
    }

    @Test
    void belongsToWhoeverClaimsItFirstWhateverItHolds() {
        try (Outbox outbox = open()) {
            Numbered.add(outbox, 1);
            outbox.claim(OWNER);
            assertRefused(outbox, file);
        }
    }

    @Test
    void keepsItsOwnerWhenItsFileIsWrittenAnew() throws IOException {
        try (Outbox outbox = open()) {
            outbox.claim(OWNER);
            Object before =
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            // Written anew beyond 1 MB.
            List<Long> ids = Stream.generate(() -> outbox.add("t", Qos.AT_LEAST_ONCE, new byte[100_000]))
                    .limit(12)
                    .toList();
            ids.forEach(outbox::remove);
            assertThat(Files.readAttributes(file, BasicFileAttributes.class).fileKey())
                    .isNotEqualTo(before);
            Numbered.add(outbox, 1);
            assertRefused(outbox, file);
        }
        try (Outbox outbox = open()) {
            assertRefused(outbox, file);
        }
    }
}
