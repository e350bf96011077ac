package io.atforge.outbox;

import io.atforge.OutboxException;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a file anew that has grown far beyond what its messages need. MVStore keeps a whole chunk for one page of it
 * that is in use; a queue leaves many such chunks behind.
 */
final class Compaction {

    private static final Logger LOG = LoggerFactory.getLogger(FileOutbox.class);
    private static final long MIN_BYTES = 1 << 20;
    private static final long GROWTH = 4;

    private final OutboxFile file;
    private long above;

    Compaction(OutboxFile file, long bytes) {
        this.file = file;
        this.above = above(bytes);
    }

    private static long above(long bytes) {
        return Math.max(MIN_BYTES, GROWTH * bytes);
    }

    /**
     * Copies what is in use to a new file, if that is worth it. The caller's change is stored already, so a failure is
     * only logged.
     *
     * @return the store to go on with
     */
    MessageStore ifGrown(MessageStore store) {
        long before = store.fileBytes();
        if (before <= above) {
            return store;
        }
        MessageStore copy = null;
        boolean replaced = false;
        try {
            Path fresh = file.fresh();
            copy = store.copyTo(fresh);
            file.replaceBy(fresh);
            replaced = true;
        } catch (IOException | OutboxException e) {
            LOG.warn(
                    "The outbox file {} of {} bytes could not be made smaller; it is used as it is",
                    file.path(),
                    before,
                    e);
        } finally {
            MessageStore unused = replaced ? store : copy;
            if (unused != null) {
                unused.abandon();
            }
        }
        MessageStore kept = replaced ? copy : store;
        above = above(kept.fileBytes());
        return kept;
    }
}
