package io.atforge.testkit.soak;

import io.atforge.outbox.FileOutbox;
import io.atforge.outbox.Outbox;
import io.atforge.session.ModemSession;
import io.atforge.testkit.Tracker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A program of its own that posts numbered messages and says of each that its outbox took it, until it is killed. */
final class PostingProcess implements AutoCloseable {

    private static final String TOOK = "took ";
    private static final String EMPTY = "empty";

    private final Process process;
    private final BufferedReader said;

    private PostingProcess(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static PostingProcess start(String port, Path outbox, int first, int messages) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PostingProcess.class.getName(),
                port,
                outbox.toString(),
                Integer.toString(first),
                Integer.toString(messages));
        return new PostingProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    public static void main(String[] arguments) throws InterruptedException {
        Thread watch = new Thread(PostingProcess::endWithTheTest, "test");
        watch.setDaemon(true);
        watch.start();
        int first = Integer.parseInt(arguments[2]);
        int messages = Integer.parseInt(arguments[3]);
        try (Outbox outbox = FileOutbox.open(Path.of(arguments[1]));
                ModemSession<Tracker> session = Tracker.session("test")
                        .port(arguments[0])
                        .outbox(outbox)
                        .build()) {
            session.start();
            for (int number = first; number < first + messages; number++) {
                session.post(Tracker.TEST_QOS1, "message " + number);
                System.out.println(TOOK + number);
            }
            if (messages > 0) {
                new CountDownLatch(1).await();
            }
            while (outbox.size() > 0) {
                Thread.onSpinWait();
            }
            System.out.println(EMPTY);
        }
    }

    /** Its input ends with the process that reads its output. */
    private static void endWithTheTest() {
        try {
            System.in.read();
        } catch (IOException e) {
            // an end, too
        }
        Runtime.getRuntime().halt(1);
    }

    /** The number of the next message that was taken; empty when the outbox is. */
    int awaitTaken() throws IOException {
        return Integer.parseInt(line().substring(TOOK.length()));
    }

    void awaitEmpty() throws IOException {
        String line = line();
        if (!line.equals(EMPTY)) {
            throw new IllegalStateException(line);
        }
    }

    private String line() throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IOException("the process ended by itself");
        }
        return line;
    }

    /** As {@code kill -9} does. What it had said before is still there to be read. */
    List<String> kill() throws IOException, InterruptedException {
        // the process itself would close what it had said
        process.toHandle().destroyForcibly();
        process.waitFor();
        return said.lines()
                .filter(line -> line.startsWith(TOOK) && line.length() > TOOK.length())
                .toList();
    }

    static int numberOf(String line) {
        return Integer.parseInt(line.substring(TOOK.length()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
