package io.atforge.outbox;

import io.atforge.OutboxException;
import io.atforge.OutboxException.Reason;
import io.atforge.topic.Qos;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;

/** The messages in an MVStore: the only class that knows the library. One thread, which nobody interrupts, calls it. */
final class MessageStore implements AutoCloseable {

    private static final String MESSAGES = "atforge.messages";
    private static final String IDS = "atforge.ids";
    private static final String OWNER = "atforge.owner";
    private static final Set<String> MAPS = Set.of(MESSAGES, IDS, OWNER);
    /** Those of a file that was made before outboxes had owners: it is read, and nobody's. */
    private static final Set<String> MAPS_WITHOUT_OWNER = Set.of(MESSAGES, IDS);
    /** The only key in {@link #OWNER}. */
    private static final long WHO = 0;
    /** The key, in {@link #IDS}, of the next id; needed when the message before it is gone. */
    private static final long NEXT = 0;
    /** A copy is committed in parts of so many bytes, so that it needs no more memory than that. */
    private static final long COPY_BYTES = 1 << 20;

    private final Path file;
    private final Durability durability;
    private final MVStore store;
    private final MVMap<Long, byte[]> messages;
    private final MVMap<Long, Long> ids;
    private final MVMap<Long, byte[]> owners;
    private long nextId;
    private long bytes;

    private MessageStore(Path file, Durability durability, MVStore store) {
        this.file = file;
        this.durability = durability;
        this.store = store;
        messages = openMap(store, MESSAGES);
        owners = openMap(store, OWNER);
        ids = store.openMap(
                IDS,
                new MVMap.Builder<Long, Long>().keyType(LongDataType.INSTANCE).valueType(LongDataType.INSTANCE));
        Long last = messages.lastKey();
        nextId = Math.max(ids.getOrDefault(NEXT, 1L), last == null ? 1 : last + 1);
        for (Cursor<Long, byte[]> all = messages.cursor(null); all.hasNext(); ) {
            all.next();
            bytes += EntryCodec.bytes(all.getValue());
        }
    }

    /** Fails with a {@link NoClassDefFoundError} if there is no MVStore. */
    static void requireLibrary() {
        Objects.requireNonNull(MVStore.class);
    }

    /** Makes an empty store of a file of no bytes. */
    static void create(Path file) {
        try (MessageStore empty = new MessageStore(file, Durability.POWER_CUT, openStore(file, false))) {
            empty.commit();
        } catch (MVStoreException e) {
            throw failed(file, e);
        }
    }

    /** Opens a store, after a look without the right to write: what is damaged stays as it is. */
    static MessageStore open(Path file, Durability durability) {
        try (MVStore store = openStore(file, true)) {
            check(store);
        } catch (RuntimeException | AssertionError | OutOfMemoryError | StackOverflowError e) {
            // A damaged page fails in any way that reading it can; a wrong length asks for any memory, a wrong place
            // for itself.
            throw isLocked(e) ? locked(file, e) : damaged(file, e);
        }
        try {
            return new MessageStore(file, durability, openStore(file, false));
        } catch (MVStoreException e) {
            throw isLocked(e) ? locked(file, e) : failed(file, e);
        }
    }

    /** Opens the file itself, as MVStore leaves it open, and locked, when it cannot read it. */
    private static MVStore openStore(Path file, boolean readOnly) {
        FullScanStore below = new FullScanStore();
        boolean open = false;
        try {
            below.open(file.toString(), readOnly, (char[]) null);
            // Commits are ours alone, one a call.
            MVStore store = new MVStore.Builder()
                    .adoptFileStore(below)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            // MVStore keeps space out of use for 45 s, for a disk that writes in another order; see POWER_CUT.
            store.setRetentionTime(0);
            open = true;
            return store;
        } finally {
            if (!open) {
                closeQuietly(below);
            }
        }
    }

    private static void closeQuietly(FullScanStore below) {
        try {
            below.close();
        } catch (RuntimeException e) {
            // It closes the channel first, and then fails on what it never read.
        }
    }

    private static MVMap<Long, byte[]> openMap(MVStore store, String name) {
        return store.openMap(
                name,
                new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
    }

    private static void check(MVStore store) {
        Set<String> maps = store.getMapNames();
        if (!maps.equals(MAPS) && !maps.equals(MAPS_WITHOUT_OWNER)) {
            throw new IllegalStateException("it is no outbox");
        }
        byte[] owner = maps.contains(OWNER) ? openMap(store, OWNER).get(WHO) : null;
        if (owner != null && EntryCodec.decode(WHO, owner).isEmpty()) {
            throw new IllegalStateException("the checksum of its owner's name is wrong");
        }
        // MVStore falls back to an older version without a word. A commit that was cut off explains one version.
        Map<String, Object> header = store.getStoreHeader();
        long newest = DataUtils.readHexLong(header, "version", 0);
        boolean clean = DataUtils.readHexLong(header, "clean", 0) != 0;
        if (store.getCurrentVersion() < (clean ? newest : newest - 1)) {
            throw new IllegalStateException("its end is missing");
        }
        MVMap<Long, byte[]> messages = openMap(store, MESSAGES);
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

    /** Whose messages these are; empty if nobody has said so. */
    Optional<String> owner() {
        return Optional.ofNullable(owners.get(WHO))
                .flatMap(value -> EntryCodec.decode(WHO, value))
                .map(OutboxEntry::topic);
    }

    /** A value with a checksum, as a message is. */
    void owner(String name) {
        change(() -> {
            byte[] bytesOfName = name.getBytes(StandardCharsets.UTF_8);
            owners.put(WHO, EntryCodec.encode(WHO, Qos.AT_MOST_ONCE, bytesOfName, new byte[0]));
            commit();
            return name;
        });
    }

    long add(Qos qos, byte[] topic, byte[] payload) {
        byte[] value = EntryCodec.encode(nextId, qos, topic, payload);
        return change(() -> {
            messages.put(nextId, value);
            commit();
            bytes += EntryCodec.bytes(value);
            return nextId++;
        });
    }

    List<OutboxEntry> oldest(int limit) {
        List<OutboxEntry> oldest = new ArrayList<>();
        try {
            Cursor<Long, byte[]> all = messages.cursor(null);
            while (oldest.size() < limit && all.hasNext()) {
                Optional<OutboxEntry> entry = EntryCodec.decode(all.next(), all.getValue());
                oldest.add(entry.orElseThrow(() -> damaged(
                        file, new IllegalStateException("the checksum of message " + all.getKey() + " is wrong"))));
            }
        } catch (MVStoreException e) {
            throw failed(file, e);
        }
        return oldest;
    }

    boolean remove(long id) {
        return change(() -> {
            byte[] value = messages.remove(id);
            if (value == null) {
                return false;
            }
            if (id == nextId - 1) {
                ids.put(NEXT, nextId);
            }
            commit();
            bytes -= EntryCodec.bytes(value);
            return true;
        });
    }

    /** Copies all messages to a file of no bytes, on the disk when this returns, and goes on there. */
    MessageStore copyTo(Path fresh) {
        MessageStore copy = null;
        boolean done = false;
        try {
            copy = new MessageStore(file, durability, openStore(fresh, false));
            copy.takeAll(this);
            done = true;
            return copy;
        } catch (MVStoreException e) {
            throw failed(fresh, e);
        } finally {
            if (!done && copy != null) {
                copy.abandon();
            }
        }
    }

    private void takeAll(MessageStore other) {
        long uncommitted = 0;
        for (Cursor<Long, byte[]> all = other.messages.cursor(null); all.hasNext(); ) {
            messages.put(all.next(), all.getValue());
            uncommitted += all.getValue().length;
            if (uncommitted > COPY_BYTES) {
                store.commit();
                uncommitted = 0;
            }
        }
        ids.put(NEXT, other.nextId);
        owners.putAll(other.owners);
        store.commit();
        store.sync();
        nextId = other.nextId;
        bytes = other.bytes;
    }

    /** Leaves the file as it is; every change that returned is in it. */
    void abandon() {
        store.closeImmediately();
    }

    /** The length of the file. */
    long fileBytes() {
        return store.getFileStore().size();
    }

    int size() {
        return messages.size();
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (MVStoreException e) {
            throw failed(file, e);
        }
    }

    private void commit() {
        store.commit();
        if (durability == Durability.POWER_CUT) {
            store.sync();
        }
    }

    /** After a change that failed half way, nothing may commit what is in memory. */
    private <T> T change(Supplier<T> change) {
        boolean done = false;
        try {
            T result = change.get();
            done = true;
            return result;
        } catch (MVStoreException e) {
            throw failed(file, e);
        } finally {
            if (!done) {
                store.closeImmediately();
            }
        }
    }

    private static boolean isLocked(Throwable e) {
        return e instanceof MVStoreException below && below.getErrorCode() == DataUtils.ERROR_FILE_LOCKED;
    }

    private static OutboxException locked(Path file, Throwable e) {
        return new OutboxException(
                Reason.LOCKED,
                "The outbox file " + file
                        + " is open in another process; stop that process, or give this one a file of its own",
                e);
    }

    private static OutboxException damaged(Path file, Throwable e) {
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

    private static OutboxException failed(Path file, Throwable e) {
        return new OutboxException(
                Reason.FAILED,
                "The outbox file " + file
                        + " could not be read or written; see that its disk is there, writable and not full, then open the"
                        + " outbox again",
                e);
    }
}
