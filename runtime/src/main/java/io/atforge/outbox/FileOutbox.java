package io.atforge.outbox;

import io.atforge.InvalidArgumentException;
import io.atforge.OutboxException;
import io.atforge.OutboxException.Reason;
import io.atforge.topic.Qos;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An outbox in a file. What {@link #add} returned for and {@link #remove} did not is there when the file is next
 * opened, in order and byte for byte: after the process was killed at any moment, and, by default, after a power cut.
 *
 * <p>The store is H2's MVStore: add {@code com.h2database:h2-mvstore} to the dependencies of the application. On the
 * module path, start with {@code --add-modules com.h2database.mvstore}. Payloads lie in the file as they are; where the
 * file system knows owners, only the file's owner may read it.
 *
 * <p>One outbox at a time may have the file open. Each open outbox has a thread of its own for the file.
 *
 * <p>The file's space is used again, and a file that has grown beyond 1 MB and four times what its messages need is
 * written anew, under the same name with {@code .new} at its end, and put in its own place. The call that meets this
 * takes as long as writing all messages does.
 *
 * <p>Damage is found when the file is opened, by a checksum of every message and by MVStore's own marks, with one
 * exception: an end that is missing, or a newest part that is damaged, can look like a write that a kill cut off, and
 * then what was before it is found.
 */
public final class FileOutbox implements Outbox {

    /** The version that the outbox is tested with. */
    static final String MVSTORE_VERSION = "2.4.240";

    private static final Logger LOG = LoggerFactory.getLogger(FileOutbox.class);
    private final OutboxThread thread;
    private final OutboxFile file;
    private final OutboxLimits limits;
    private final Optional<SetAside> setAside;
    // Known to the outbox's thread only.
    private MessageStore store;
    private final Compaction compaction;
    private boolean closed;
    private Optional<String> claimed = Optional.empty();

    private FileOutbox(
            OutboxThread thread,
            OutboxFile file,
            MessageStore store,
            OutboxLimits limits,
            Optional<SetAside> setAside) {
        this.setAside = setAside;
        this.thread = thread;
        this.file = file;
        this.store = store;
        this.limits = limits;
        this.compaction = new Compaction(file, store.bytes());
    }

    /**
     * Opens an outbox that survives a power cut, within {@link OutboxLimits#DEFAULT}.
     *
     * @param file the file; made if there is none, in a folder that is there
     * @return the outbox
     * @throws OutboxException          {@code LOCKED}, {@code DAMAGED} or {@code FAILED}; the file is left as it is
     * @throws InvalidArgumentException if MVStore is not among the application's dependencies
     */
    public static FileOutbox open(Path file) {
        return open(file, OutboxLimits.DEFAULT, Durability.POWER_CUT);
    }

    /**
     * Opens an outbox.
     *
     * @param file       the file; made if there is none, in a folder that is there
     * @param limits     how much it may hold
     * @param durability what a message survives
     * @return the outbox
     * @throws OutboxException          {@code LOCKED}, {@code DAMAGED} or {@code FAILED}; the file is left as it is
     * @throws InvalidArgumentException if MVStore is not among the application's dependencies
     */
    public static FileOutbox open(Path file, OutboxLimits limits, Durability durability) {
        return open(file, limits, durability, OnDamage.REFUSE);
    }

    /**
     * Opens an outbox.
     *
     * @param file       the file; made if there is none, in a folder that is there
     * @param limits     how much it may hold
     * @param durability what a message survives
     * @param onDamage   what becomes of a damaged file
     * @return the outbox
     * @throws OutboxException          {@code LOCKED}, {@code FAILED}, or, with {@link OnDamage#REFUSE}, {@code DAMAGED};
     *                                  the file is left as it is
     * @throws InvalidArgumentException if MVStore is not among the application's dependencies
     */
    public static FileOutbox open(Path file, OutboxLimits limits, Durability durability, OnDamage onDamage) {
        Objects.requireNonNull(file);
        Objects.requireNonNull(limits);
        Objects.requireNonNull(durability);
        Objects.requireNonNull(onDamage);
        OutboxThread thread = new OutboxThread();
        boolean open = false;
        try {
            FileOutbox outbox = thread.call(() -> openHere(thread, file, limits, durability, onDamage));
            open = true;
            outbox.setAside.ifPresent(aside -> LOG.warn(
                    "The outbox file {} was damaged ({}): it is now {}, and the outbox starts empty; what it held is"
                            + " not sent",
                    outbox.file.path(),
                    aside.reason(),
                    aside.file()));
            return outbox;
        } finally {
            if (!open) {
                thread.end();
            }
        }
    }

    private static FileOutbox openHere(
            OutboxThread thread, Path path, OutboxLimits limits, Durability durability, OnDamage onDamage) {
        try {
            MessageStore.requireLibrary();
            OutboxFile file = OutboxFile.claim(path);
            boolean open = false;
            try {
                FileOutbox outbox = openHere(thread, file, limits, durability, onDamage);
                open = true;
                return outbox;
            } finally {
                if (!open) {
                    file.release();
                }
            }
        } catch (NoClassDefFoundError e) {
            if (!String.valueOf(e.getMessage()).startsWith("org/h2/")) {
                throw e;
            }
            throw new InvalidArgumentException("The outbox " + path + " needs the library com.h2database:h2-mvstore:"
                    + MVSTORE_VERSION + "; add it to the dependencies of the application, and on the module path start"
                    + " with --add-modules com.h2database.mvstore");
        }
    }

    private static FileOutbox openHere(
            OutboxThread thread, OutboxFile file, OutboxLimits limits, Durability durability, OnDamage onDamage) {
        try {
            MessageStore store = MessageStore.open(file.path(), durability);
            return new FileOutbox(thread, file, store, limits, Optional.empty());
        } catch (OutboxException e) {
            if (e.reason() != Reason.DAMAGED || onDamage == OnDamage.REFUSE) {
                throw e;
            }
            SetAside setAside = new SetAside(file.setAside(), StoreFailures.reason(e.getCause()));
            MessageStore store = MessageStore.open(file.path(), durability);
            return new FileOutbox(thread, file, store, limits, Optional.of(setAside));
        }
    }

    @Override
    public long add(String topic, Qos qos, byte[] payload) {
        Objects.requireNonNull(qos);
        byte[] topicBytes = EntryCodec.topic(topic);
        long bytes = (long) topicBytes.length + payload.length;
        if (bytes > limits.bytes()) {
            throw new InvalidArgumentException("The message has " + bytes + " bytes with its topic, and the outbox "
                    + file.path() + " may hold " + limits.bytes() + "; send less, or open it with wider limits");
        }
        return call(() -> {
            if (store.size() >= limits.messages() || store.bytes() + bytes > limits.bytes()) {
                throw new OutboxException(
                        Reason.FULL,
                        "The outbox " + file.path() + " holds " + store.size() + " of "
                                + limits.messages() + " messages and " + store.bytes() + " of " + limits.bytes()
                                + " bytes; " + bytes + " more do not fit: wait until some are sent, or drop some");
            }
            long id = store.add(qos, topicBytes, payload);
            store = compaction.ifGrown(store);
            return id;
        });
    }

    @Override
    public List<OutboxEntry> oldest(int limit) {
        if (limit < 0) {
            throw new InvalidArgumentException(
                    "A list of " + limit + " messages was asked of the outbox " + file.path() + "; ask for 0 or more");
        }
        return call(() -> store.oldest(limit));
    }

    @Override
    public boolean remove(long id) {
        return call(() -> {
            boolean removed = store.remove(id);
            store = compaction.ifGrown(store);
            return removed;
        });
    }

    @Override
    public int size() {
        return call(() -> store.size());
    }

    @Override
    public long bytes() {
        return call(() -> store.bytes());
    }

    @Override
    public void claim(String owner) {
        Objects.requireNonNull(owner);
        call(() -> {
            Optional<String> before = store.owner().filter(name -> !name.equals(owner));
            if (before.isPresent() && store.size() > 0) {
                throw new OutboxException(
                        Reason.ANOTHER_DEVICE,
                        "The outbox " + file.path() + " holds " + store.size()
                                + " messages of " + before.get() + ", and was given to " + owner
                                + "; give each device a file"
                                + " of its own, let the other one send them, or move the file away");
            }
            // whoever claimed it may still add to it
            if (claimed.filter(name -> !name.equals(owner)).isPresent()) {
                throw new OutboxException(
                        Reason.ANOTHER_DEVICE,
                        "The outbox " + file.path() + " is that of "
                                + claimed.get() + " for as long as it is open, and was given to " + owner
                                + "; give each device"
                                + " a file of its own, or close the outbox and open it again");
            }
            claimed = Optional.of(owner);
            if (!store.owner().equals(Optional.of(owner))) {
                store.owner(owner);
            }
            return owner;
        });
    }

    @Override
    public Optional<SetAside> setAside() {
        return setAside;
    }

    @Override
    public void close() {
        try {
            thread.call(() -> {
                closeHere();
                return null;
            });
        } catch (RejectedExecutionException e) {
            // It is closed.
        }
    }

    private void closeHere() {
        if (!closed) {
            closed = true;
            try {
                store.close();
            } finally {
                file.release();
                thread.end();
            }
        }
    }

    @Override
    public String toString() {
        return "FileOutbox[" + file.path() + "]";
    }

    private <T> T call(Supplier<T> work) {
        try {
            return thread.call(() -> {
                if (closed) {
                    throw closedBefore();
                }
                return work.get();
            });
        } catch (RejectedExecutionException e) {
            throw closedBefore();
        }
    }

    private OutboxException closedBefore() {
        return new OutboxException(Reason.CLOSED, "The outbox " + file.path() + " is closed; open it again");
    }
}
