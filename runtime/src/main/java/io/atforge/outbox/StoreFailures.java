package io.atforge.outbox;

import io.atforge.OutboxException;
import io.atforge.OutboxException.Reason;
import java.nio.file.Path;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What is said of a store that cannot be used. */
final class StoreFailures {

    private StoreFailures() {}

    static boolean isLocked(Throwable e) {
        return e instanceof MVStoreException below && below.getErrorCode() == DataUtils.ERROR_FILE_LOCKED;
    }

    static OutboxException locked(Path file, Throwable e) {
        return new OutboxException(
                Reason.LOCKED,
                "The outbox file " + file
                        + " is open in another process; stop that process, or give this one a file of its own",
                e);
    }

    static OutboxException damaged(Path file, Throwable e) {
        return new OutboxException(
                Reason.DAMAGED,
                "The outbox file " + file + " is damaged or no outbox (" + reason(e)
                        + "). It was left as it is: move it away to start with an empty outbox",
                e);
    }

    /** What was wrong with a file that is damaged. */
    static String reason(Throwable below) {
        return Optional.ofNullable(below.getMessage()).orElse(below.toString());
    }

    static OutboxException failed(Path file, Throwable e) {
        return new OutboxException(
                Reason.FAILED,
                "The outbox file " + file
                        + " could not be read or written; see that its disk is there, writable and not full, then open the"
                        + " outbox again",
                e);
    }
}
