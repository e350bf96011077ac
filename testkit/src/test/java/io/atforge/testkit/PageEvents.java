package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.json.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A browser that reads a page's events. */
final class PageEvents implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    /**
     * An event.
     *
     * @param name what it is about
     * @param id   its number
     * @param data what it says
     */
    record Received(String name, long id, Map<?, ?> data) {

        /** The lines of the wire in it. */
        List<Map<?, ?>> lines() {
            List<Map<?, ?>> lines = new ArrayList<>();
            if (name.equals("wire")) {
                ((List<?>) data.get("lines")).forEach(line -> lines.add((Map<?, ?>) line));
            }
            return lines;
        }
    }

    private final Socket socket;
    private final List<Received> received = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean ended;

    PageEvents(Socket socket) {
        this.socket = socket;
        new Thread(this::read, "page-events").start();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            String name = "";
            long id = -1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                note(line);
                if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("id: ")) {
                    id = Long.parseLong(line.substring("id: ".length()));
                } else if (line.startsWith("data: ")) {
                    add(new Received(name, id, (Map<?, ?>) JsonText.read(line.substring("data: ".length()))));
                }
            }
        } catch (IOException e) {
            note(e.toString());
        } finally {
            end();
        }
    }

    private synchronized void note(String line) {
        text.append(line).append('\n');
    }

    private synchronized void add(Received event) {
        received.add(event);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized List<Received> all() {
        return List.copyOf(received);
    }

    /** All that was served, byte for byte. */
    synchronized String text() {
        return text.toString();
    }

    /** Waits for an event; one that has come counts. */
    synchronized Map<?, ?> await(String name, Predicate<Map<?, ?>> wanted) throws InterruptedException {
        return await(event -> event.name().equals(name) && wanted.test(event.data()))
                .data();
    }

    synchronized Received await(Predicate<Received> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        int seen = 0;
        while (true) {
            for (; seen < received.size(); seen++) {
                if (wanted.test(received.get(seen))) {
                    return received.get(seen);
                }
            }
            long left = deadline - System.nanoTime();
            assertThat(left).as("seen so far: %s", text).isPositive();
            assertThat(ended).as("the server hung up; seen so far: %s", text).isFalse();
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Waits for a line between host and modem. */
    Map<?, ?> awaitLine(String from, Predicate<String> wanted) throws InterruptedException {
        Predicate<Map<?, ?>> fits = line -> line.get("from").equals(from) && wanted.test((String) line.get("text"));
        return await(event -> event.lines().stream().anyMatch(fits)).lines().stream()
                .filter(fits)
                .findFirst()
                .orElseThrow();
    }

    synchronized void awaitEnd() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!ended) {
            long left = deadline - System.nanoTime();
            assertThat(left).as("the server did not hang up").isPositive();
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    @Override
    public void close() throws IOException {
        // The thread reads the end, and ends.
        socket.close();
    }
}
