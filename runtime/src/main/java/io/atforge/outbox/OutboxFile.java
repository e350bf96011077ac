package io.atforge.outbox;

import io.atforge.OutboxException;
import io.atforge.OutboxException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The file below an outbox: made whole or not at all, for its owner only, and open once in this process. */
final class OutboxFile {

    /**
     * The files that are open in this process. A second open must not even touch the file: when it closes its channel,
     * the operating system drops the first one's lock too (see {@code java.nio.channels.FileLock}).
     */
    private static final Set<Object> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private Object key;

    private OutboxFile(Path path, Object key) {
        this.path = path;
        this.key = key;
    }

    /** Takes the file for this process, and makes it if there is none. */
    static OutboxFile claim(Path file) {
        Path path = file.toAbsolutePath();
        try {
            if (Files.notExists(path)) {
                create(path);
            }
            if (!Files.isRegularFile(path) || !Files.isReadable(path) || !Files.isWritable(path)) {
                throw new OutboxException(
                        Reason.FAILED, "The outbox file " + path + " must be a file that this user may read and write");
            }
            path = path.toRealPath();
            Object key = keyOf(path);
            if (!OPEN.add(key)) {
                throw new OutboxException(
                        Reason.LOCKED,
                        "The outbox file " + path
                                + " is open in this process already; close that outbox, or give this one a file of its own");
            }
            return new OutboxFile(path, key);
        } catch (IOException e) {
            throw new OutboxException(
                    Reason.FAILED,
                    "The outbox file " + path
                            + " could not be made; see that its folder is there, writable and not full",
                    e);
        }
    }

    Path path() {
        return path;
    }

    /** Makes a file of no bytes next to this one; one that a killed process left there goes. */
    Path fresh() throws IOException {
        return fresh(path);
    }

    /** Puts the new file in this one's place, in one step also for a kill and a power cut. */
    void replaceBy(Path fresh) throws IOException {
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        OPEN.remove(key);
        key = keyOf(path);
        OPEN.add(key);
        forceFolder(path);
    }

    /**
     * Moves the file away, under its name with {@code .damaged-} and the first number that is free, and puts an empty
     * one in its place. The lock, which is MVStore's, keeps other processes from doing the same, and from the file.
     *
     * @return where it is now
     */
    Path setAside() {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            // a process that was faster has put another file under the name
            if (!isLocked(channel) || !keyOf(path).equals(key)) {
                throw new OutboxException(
                        Reason.LOCKED,
                        "The outbox file " + path
                                + " is being set aside by another process; stop that process, or give this one a file of its"
                                + " own");
            }
            int number = 1;
            while (Files.exists(aside(number))) {
                number++;
            }
            Path aside = aside(number);
            Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
            create(path);
            OPEN.remove(key);
            key = keyOf(path);
            OPEN.add(key);
            return aside;
        } catch (IOException e) {
            throw new OutboxException(
                    Reason.FAILED,
                    "The outbox file " + path
                            + " is damaged and could not be set aside; see that its folder is writable and not full",
                    e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private Path aside(int number) {
        return path.resolveSibling(path.getFileName() + ".damaged-" + number);
    }

    void release() {
        OPEN.remove(key);
    }

    /** Under its name the file is whole from the start, so one that is empty or half is known to be damaged. */
    private static void create(Path path) throws IOException {
        Path fresh = fresh(path);
        MessageStore.create(fresh);
        try {
            Files.move(fresh, path);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; who has the lock is seen when the file is opened.
            Files.deleteIfExists(fresh);
        }
        forceFolder(path);
    }

    private static Path fresh(Path path) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        return Files.createFile(fresh, ownerOnly(path));
    }

    private static Object keyOf(Path path) throws IOException {
        return Optional.ofNullable(
                        Files.readAttributes(path, BasicFileAttributes.class).fileKey())
                .orElse(path.toRealPath());
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Else a power cut may take the new name away. Windows has no channel of a folder, and needs none. */
    private static void forceFolder(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}
