package io.atforge.outbox;

import io.atforge.topic.Qos;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;

/** The messages in an MVStore, which only it and its check know. One thread, which nobody interrupts, calls it. */
final class MessageStore implements AutoCloseable {

    static final String MESSAGES = "atforge.messages";
    static final String IDS = "atforge.ids";
    static final String OWNER = "atforge.owner";
    /** The only key in {@link #OWNER}. */
    static final long WHO = 0;
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
            throw StoreFailures.failed(file, e);
        }
    }

    /** Opens a store, after a look without the right to write: what is damaged stays as it is. */
    static MessageStore open(Path file, Durability durability) {
        try (MVStore store = openStore(file, true)) {
            StoreCheck.check(store);
        } catch (RuntimeException | AssertionError | OutOfMemoryError | StackOverflowError e) {
            // A damaged page fails in any way that reading it can; a wrong length asks for any memory, a wrong place
            // for itself.
            throw StoreFailures.isLocked(e) ? StoreFailures.locked(file, e) : StoreFailures.damaged(file, e);
        }
        try {
            return new MessageStore(file, durability, openStore(file, false));
        } catch (MVStoreException e) {
            throw StoreFailures.isLocked(e) ? StoreFailures.locked(file, e) : StoreFailures.failed(file, e);
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

    static MVMap<Long, byte[]> openMap(MVStore store, String name) {
        return store.openMap(
                name,
                new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
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
                oldest.add(entry.orElseThrow(() -> StoreFailures.damaged(
                        file, new IllegalStateException("the checksum of message " + all.getKey() + " is wrong"))));
            }
        } catch (MVStoreException e) {
            throw StoreFailures.failed(file, e);
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
            throw StoreFailures.failed(fresh, e);
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
            throw StoreFailures.failed(file, e);
        } catch (AssertionError e) {
            // Where assertions are on, MVStore sees on closing that a chunk claims another length than it has.
            store.closeImmediately();
            throw StoreFailures.damaged(file, e);
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
            throw StoreFailures.failed(file, e);
        } finally {
            if (!done) {
                store.closeImmediately();
            }
        }
    }
}
