package io.atforge.outbox;

import java.util.Map;
import java.util.Set;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Looks whether a store is an outbox, and whole. */
final class StoreCheck {

    private static final Set<String> MAPS = Set.of(MessageStore.MESSAGES, MessageStore.IDS, MessageStore.OWNER);
    /** Those of a file that was made before outboxes had owners: it is read, and nobody's. */
    private static final Set<String> MAPS_WITHOUT_OWNER = Set.of(MessageStore.MESSAGES, MessageStore.IDS);

    private StoreCheck() {}

    /**
     * Reads all of it.
     *
     * @throws RuntimeException if something is wrong; a damaged page may throw anything
     */
    static void check(MVStore store) {
        Set<String> maps = store.getMapNames();
        if (!maps.equals(MAPS) && !maps.equals(MAPS_WITHOUT_OWNER)) {
            throw new IllegalStateException("it is no outbox");
        }
        byte[] owner = maps.contains(MessageStore.OWNER)
                ? MessageStore.openMap(store, MessageStore.OWNER).get(MessageStore.WHO)
                : null;
        if (owner != null && EntryCodec.decode(MessageStore.WHO, owner).isEmpty()) {
            throw new IllegalStateException("the checksum of its owner's name is wrong");
        }
        // MVStore falls back to an older version without a word. A commit that was cut off explains one version.
        Map<String, Object> header = store.getStoreHeader();
        long newest = DataUtils.readHexLong(header, "version", 0);
        boolean clean = DataUtils.readHexLong(header, "clean", 0) != 0;
        if (store.getCurrentVersion() < (clean ? newest : newest - 1)) {
            throw new IllegalStateException("its end is missing");
        }
        MVMap<Long, byte[]> messages = MessageStore.openMap(store, MessageStore.MESSAGES);
        long last = Long.MIN_VALUE;
        long count = 0;
        for (Cursor<Long, byte[]> all = messages.cursor(null); all.hasNext(); count++) {
            long id = all.next();
            if (EntryCodec.decode(id, all.getValue()).isEmpty()) {
                throw new IllegalStateException("the checksum of message " + id + " is wrong");
            }
            // a page that points to another than it did is no damage of a message
            if (id <= last) {
                throw new IllegalStateException("message " + id + " is out of order");
            }
            last = id;
        }
        if (count != messages.sizeAsLong()) {
            throw new IllegalStateException("of " + messages.sizeAsLong() + " messages " + count + " are there");
        }
    }
}
