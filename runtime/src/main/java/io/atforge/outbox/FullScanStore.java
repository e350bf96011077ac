package io.atforge.outbox;

import java.util.HashMap;
import java.util.Map;
import org.h2.mvstore.SingleFileStore;

/**
 * A file of MVStore that is looked through from end to end when it is opened. MVStore 2.4.240 has a quick look as well,
 * for a file that was closed; of one that was recovered from a kill and then closed it can take an old version for the
 * newest, and messages would be missing. Its own recovery mode will not do: it reads a damaged page as an empty one.
 */
final class FullScanStore extends SingleFileStore {

    FullScanStore() {
        // In MB: the messages that are read next.
        super(new HashMap<>(Map.of("cacheSize", 1)));
    }

    @Override
    protected void readStoreHeader(boolean recoveryMode) {
        super.readStoreHeader(true);
    }
}
