package io.atforge.bench.link;

import com.sun.management.OperatingSystemMXBean;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult;
import io.atforge.topic.PublishTopic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process of many sessions, each on a modem of its own; ends with its standard input. */
public final class CrowdWorker {

    /** How many messages of a session are under way. */
    private static final int UNDER_WAY = 8;

    private final List<ModemSession<BenchDevice>> sessions = new ArrayList<>();

    private CrowdWorker() {}

    /**
     * Goes online on all, then reads a load a line, whose way is SYNC or ASYNC, and answers each with a {@link Crowd}.
     *
     * @param paths the pseudo-terminals' paths
     * @throws Exception if a link fails
     */
    public static void main(String[] paths) throws Exception {
        CrowdWorker worker = new CrowdWorker();
        for (String path : paths) {
            worker.sessions.add(BenchDevice.session(path).build());
        }
        worker.sessions.stream().map(ModemSession::connectAsync).toList().forEach(online -> online.join());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(worker.run(Load.parse(line)));
        }
        worker.sessions.forEach(ModemSession::close);
    }

    private Crowd run(Load load) throws IOException, InterruptedException {
        sessions.forEach(session -> session.query(load.pace()));
        long cpu = cpuNanos();
        Ends ends = new Ends();
        long end = System.nanoTime() + load.millis() * 1_000_000L;
        if (load.way() == Load.Way.SYNC) {
            sync(load, ends, end);
        } else {
            async(load, ends, end);
        }
        Ends.Result result = ends.result(0);
        double cpuPerMessage = (double) (cpuNanos() - cpu) / Math.max(1, result.count());
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long own = threads("atforge") - threads("atforge-callback");
        return new Crowd(result.perSecond(), result.failed(), cpuPerMessage, heap, own, threads("atforge-callback"));
    }

    private void sync(Load load, Ends ends, long end) throws InterruptedException {
        byte[] payload = load.payload().getBytes(StandardCharsets.US_ASCII);
        PublishTopic<BenchDevice> topic = BenchDevice.topic(load.qos());
        List<Thread> threads = new ArrayList<>();
        for (ModemSession<BenchDevice> session : sessions) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() < end) {
                    ends.add(session.publish(topic, payload).isSuccess());
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void async(Load load, Ends ends, long end) throws InterruptedException {
        byte[] payload = load.payload().getBytes(StandardCharsets.US_ASCII);
        CountDownLatch ended = new CountDownLatch(UNDER_WAY * sessions.size());
        for (ModemSession<BenchDevice> session : sessions) {
            for (int i = 0; i < UNDER_WAY; i++) {
                next(session, BenchDevice.topic(load.qos()), payload, ends, end, ended);
            }
        }
        ended.await();
    }

    /** One message after the other, each when the one before it has gone. */
    private static void next(
            ModemSession<BenchDevice> session,
            PublishTopic<BenchDevice> topic,
            byte[] payload,
            Ends ends,
            long end,
            CountDownLatch ended) {
        session.publishAsync(topic, payload).whenComplete((PublishResult result, Throwable error) -> {
            ends.add(error == null && result.isSuccess());
            if (System.nanoTime() < end) {
                next(session, topic, payload, ends, end, ended);
            } else {
                ended.countDown();
            }
        });
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }
}
