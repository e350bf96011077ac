package io.atforge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atforge.InvalidArgumentException;
import io.atforge.OutboxException;
import io.atforge.OutboxException.Reason;
import io.atforge.topic.Qos;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOutboxTest {

    private static final byte[] SECRET = "open sesame".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("outbox");
    }

    @Test
    void neverUsesAnIdTwice() {
        try (Outbox outbox = FileOutbox.open(file)) {
            outbox.add("/t", Qos.AT_LEAST_ONCE, SECRET);
            outbox.remove(outbox.add("/t", Qos.AT_LEAST_ONCE, SECRET));
            outbox.remove(1);
            assertThat(outbox.size()).isZero();
        }

        try (Outbox outbox = FileOutbox.open(file)) {
            assertThat(outbox.add("/t", Qos.AT_LEAST_ONCE, SECRET)).isEqualTo(3);
        }
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));

        FileOutbox.open(file).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(folder.toFile().list()).containsExactly("outbox");
    }

    @Test
    void isOpenOnceInAProcess() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        try (Outbox outbox = FileOutbox.open(file)) {
            assertReason(Reason.LOCKED, () -> FileOutbox.open(file));
            // MVStore would see it as well, but too late: see OutboxFile.
            assertThatThrownBy(() -> FileOutbox.open(link)).hasMessageContaining("in this process already");
            outbox.add("/t", Qos.AT_LEAST_ONCE, SECRET);
        }

        FileOutbox.open(link).close();
    }

    @Test
    void takesNoMoreThanItMay() {
        try (Outbox outbox = FileOutbox.open(file, new OutboxLimits(2, 25), Durability.PROCESS_KILL)) {
            outbox.add("/t", Qos.AT_MOST_ONCE, SECRET);
            assertReason(Reason.FULL, () -> outbox.add("/t", Qos.AT_MOST_ONCE, SECRET));
            outbox.add("/t", Qos.AT_MOST_ONCE, new byte[10]);
            assertReason(Reason.FULL, () -> outbox.add("", Qos.AT_MOST_ONCE, new byte[0]));
            outbox.remove(1);
            outbox.add("", Qos.AT_MOST_ONCE, new byte[0]);

            assertThatThrownBy(() -> outbox.add("/t", Qos.AT_MOST_ONCE, new byte[24]))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("26 bytes");
            assertThatThrownBy(() -> outbox.oldest(-1)).isInstanceOf(InvalidArgumentException.class);
        }
        assertThatThrownBy(() -> new OutboxLimits(0, 1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new OutboxLimits(1, 0)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void refusesATopicThatMqttCannotCarry() {
        try (Outbox outbox = FileOutbox.open(file, OutboxLimits.DEFAULT, Durability.PROCESS_KILL)) {
            outbox.add("t".repeat(65_535), Qos.AT_MOST_ONCE, SECRET);
            assertThat(outbox.oldest().orElseThrow().topic()).hasSize(65_535);
            assertThatThrownBy(() -> outbox.add("t".repeat(65_536), Qos.AT_MOST_ONCE, SECRET))
                    .isInstanceOf(InvalidArgumentException.class);
        }
    }

    @Test
    void worksOnAnInterruptedThread() {
        try (Outbox outbox = FileOutbox.open(file)) {
            Thread.currentThread().interrupt();
            outbox.add("/t", Qos.AT_LEAST_ONCE, SECRET);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(outbox.oldest().orElseThrow().payload()).isEqualTo(SECRET);
        }
    }

    @Test
    void keepsItsOwnCopyOfAPayload() {
        try (Outbox outbox = FileOutbox.open(file)) {
            byte[] payload = SECRET.clone();
            outbox.add("/t", Qos.AT_LEAST_ONCE, payload);
            payload[0] = 0;
            outbox.oldest().orElseThrow().payload()[0] = 0;

            assertThat(outbox.oldest().orElseThrow().payload()).isEqualTo(SECRET);
        }
    }

    @Test
    void saysThatItIsClosed() {
        Outbox outbox = FileOutbox.open(file);
        outbox.close();
        outbox.close();

        assertReason(Reason.CLOSED, () -> outbox.add("/t", Qos.AT_LEAST_ONCE, SECRET));
        assertReason(Reason.CLOSED, outbox::oldest);
        assertReason(Reason.CLOSED, () -> outbox.remove(1));
    }

    @Test
    void saysThatTheFileCannotBeMade() throws IOException {
        assertReason(Reason.FAILED, () -> FileOutbox.open(folder.resolve("none").resolve("outbox")));
        assertReason(Reason.FAILED, () -> FileOutbox.open(Files.createDirectory(folder.resolve("folder"))));
    }

    @Test
    void startsAgainAfterItWasKilledWhileItMadeTheFile() throws IOException {
        Files.write(folder.resolve("outbox.new"), new byte[17]);

        FileOutbox.open(file).close();

        assertThat(folder.toFile().list()).containsExactly("outbox");
    }

    @Test
    void doesNotGrowWithWhatPassesThroughIt() throws IOException {
        long greatest = 0;
        try (Outbox outbox = FileOutbox.open(file, OutboxLimits.DEFAULT, Durability.PROCESS_KILL)) {
            for (int number = 0; number < 5000; number++) {
                Numbered.add(outbox, number);
                if (number >= 500) {
                    outbox.remove(outbox.oldest().orElseThrow().id());
                }
                greatest = Math.max(greatest, Files.size(file));
            }
            // 500 messages of 1 kB: half a megabyte.
            assertThat(greatest).isLessThan(4 << 20);
            assertThat(outbox.oldest(Integer.MAX_VALUE)).hasSize(500).allMatch(Numbered::isIntact);
            assertReason(Reason.LOCKED, () -> FileOutbox.open(file));

            outbox.oldest(500).forEach(entry -> outbox.remove(entry.id()));
            assertThat(Files.size(file)).isLessThan(2 << 20);
        }
        assertThat(folder.toFile().list()).containsExactly("outbox");
    }

    @Test
    void goesOnWithTheOldFileWhenThereIsNoPlaceForANewOne() throws IOException {
        Files.createDirectories(folder.resolve("outbox.new").resolve("in the way"));
        Files.copy(filled(folder.resolve("other")), file);
        try (Outbox outbox = FileOutbox.open(file, OutboxLimits.DEFAULT, Durability.PROCESS_KILL)) {
            for (int number = 1; number < 1000; number++) {
                Numbered.add(outbox, number);
            }
            assertThat(outbox.oldest(Integer.MAX_VALUE)).hasSize(1000).allMatch(Numbered::isIntact);
        }
    }

    private static Path filled(Path file) {
        try (Outbox outbox = FileOutbox.open(file)) {
            Numbered.add(outbox, 0);
        }
        return file;
    }

    @Test
    void showsNoPayload() {
        try (Outbox outbox = FileOutbox.open(file, new OutboxLimits(1, 100), Durability.PROCESS_KILL)) {
            outbox.add("/t", Qos.AT_LEAST_ONCE, SECRET);

            assertThat(outbox).hasToString("FileOutbox[" + file + "]");
            assertThat(outbox.oldest().orElseThrow()).hasToString("OutboxEntry[1, /t, QoS 1, 11 bytes]");
        }
    }

    @Test
    void saysWhichLibraryIsMissing() throws Exception {
        ClassLoader jdk = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader loader = new URLClassLoader(classPathWithoutStore(), jdk)) {
            assertThatThrownBy(() -> loader.loadClass(FileOutbox.class.getName())
                            .getMethod("open", Path.class)
                            .invoke(null, file))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasToString(InvalidArgumentException.class.getName() + ": The outbox " + file
                            + " needs the library com.h2database:h2-mvstore:" + FileOutbox.MVSTORE_VERSION
                            + "; add it to the dependencies of the application, and on the module path start with"
                            + " --add-modules com.h2database.mvstore");
        }
        assertThat(folder).isEmptyDirectory();
        assertThat(MVStore.class.getPackage().getImplementationVersion()).isEqualTo(FileOutbox.MVSTORE_VERSION);
    }

    private static URL[] classPathWithoutStore() throws MalformedURLException {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("h2-mvstore")) {
                classPath.add(Path.of(entry).toUri().toURL());
            }
        }
        return classPath.toArray(URL[]::new);
    }

    private static void assertReason(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OutboxException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining("outbox");
    }
}
