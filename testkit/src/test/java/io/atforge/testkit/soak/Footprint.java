package io.atforge.testkit.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the process holds at a moment. */
record Footprint(long heapKilobytes, int threads, int files) {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    static Footprint now() {
        System.gc();
        return new Footprint(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                Files.isDirectory(OPEN_FILES) ? openFiles() : 0);
    }

    /** But for jars: the class loader opens each when its first class is needed, and keeps it. That is no leak. */
    private static int openFiles() {
        try (Stream<Path> files = Files.list(OPEN_FILES)) {
            return (int) files.filter(file -> !target(file).endsWith(".jar")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            // closed meanwhile
            return ".jar";
        }
    }
}
