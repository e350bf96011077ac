package io.atforge.testkit.soak;

import java.io.File;
import java.lang.management.ManagementFactory;

/** What the process holds at a moment. */
record Footprint(long heapKilobytes, int threads, int files) {

    static Footprint now() {
        System.gc();
        String[] files = new File("/proc/self/fd").list();
        return new Footprint(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                files == null ? 0 : files.length);
    }
}
