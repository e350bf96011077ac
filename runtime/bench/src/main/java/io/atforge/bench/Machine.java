package io.atforge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Where it is measured, and whether anything else is going on there.
 *
 * @param others the share of all cores that others took, this machine's host among them
 * @param median how much later than asked a wait of 1 ms ended, in nanoseconds
 * @param p99    the same for the latest of a hundred
 */
record Machine(double others, double median, double p99) {

    private static final long WATCHED = Duration.ofSeconds(2).toNanos();
    private static final long WAIT = Duration.ofMillis(1).toNanos();

    /** Quiet is where others take less than this share. */
    private static final double QUIET = 0.05;

    /** The kernel counts in steps of 10 ms: USER_HZ is 100 on Linux. */
    private static final double TICK = 1e7;

    /** Watches for two seconds. */
    static Machine watch() throws IOException {
        long[] before = ticks();
        long ownBefore = own();
        long begin = System.nanoTime();
        List<Long> late = new ArrayList<>();
        while (System.nanoTime() - begin < WATCHED) {
            long asked = System.nanoTime();
            LockSupport.parkNanos(WAIT);
            late.add(System.nanoTime() - asked - WAIT);
        }
        long[] after = ticks();
        double own = (own() - ownBefore) / TICK;
        double others = Math.max(0, after[0] - before[0] - own) / Math.max(1, after[1] - before[1]);
        late.sort(null);
        return new Machine(others, late.get(late.size() / 2), late.get(late.size() * 99 / 100));
    }

    /** Busy and all ticks since the system began. */
    private static long[] ticks() throws IOException {
        String[] cpu = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
        long all = 0;
        // user, nice, system, idle, iowait, irq, softirq, steal; the guests' time is within the user's
        for (int i = 1; i <= 8; i++) {
            all += Long.parseLong(cpu[i]);
        }
        return new long[] {all - Long.parseLong(cpu[4]) - Long.parseLong(cpu[5]), all};
    }

    private static long own() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    /** Paragraphs in Markdown. */
    String text() throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst(".*: *", ""))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        return String.format(
                Locale.ROOT,
                "%d x %s, Linux %s, %s %s.%n"
                        + "%s: others took %s of the processor; a wait of 1 ms ended %.0f µs late (p99 %.0f µs).",
                Runtime.getRuntime().availableProcessors(),
                model,
                System.getProperty("os.version"),
                System.getProperty("java.vm.name"),
                Runtime.version(),
                others < QUIET ? "Quiet" : "NOT quiet",
                Row.percent(others),
                median / 1e3,
                p99 / 1e3);
    }
}
