package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException;
import io.atforge.port.Port;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a port told, and what of it this process holds. */
final class PortProbe implements Port.Receiver {

    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<Integer> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<PortException> lost = new LinkedBlockingQueue<>();

    @Override
    public void received(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            received.add((int) buffer[i]);
        }
    }

    @Override
    public void lost(PortException cause) {
        lost.add(cause);
    }

    int awaitByte() throws InterruptedException {
        return Objects.requireNonNull(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "no byte came");
    }

    PortException awaitLost() throws InterruptedException {
        return Objects.requireNonNull(lost.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "the port was not lost");
    }

    /** The losses that were not awaited, counted when the port's threads have ended and say nothing any more. */
    int losses(Port port) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("atforge-port " + port.name())) {
                thread.join();
            }
        }
        return lost.size();
    }

    void assertNoMoreLosses(Port port) throws InterruptedException {
        assertThat(losses(port)).isZero();
    }

    static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("atforge-port "))
                .count();
    }

    static long descriptors() {
        return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
    }

    /** How many descriptors of this process are of a file. */
    static long descriptorsOf(String path) {
        return Arrays.stream(Objects.requireNonNull(new File("/proc/self/fd").listFiles()))
                .map(descriptor -> target(descriptor.toPath()))
                // Linux says so of the file of a terminal that was hung up (proc(5))
                .filter(target -> target.equals(path) || target.equals(path + " (deleted)"))
                .count();
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            // the descriptor that listed the folder is closed by now
            return "";
        }
    }
}
