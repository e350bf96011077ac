package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException;
import io.atforge.port.Port;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A person at a terminal program: types, and reads what must come next, byte for byte (one char for one byte). */
final class HostTerminal implements Port.Receiver {

    private static final long PATIENCE_SECONDS = 20;

    private final Port port;
    private final ByteArrayOutputStream unread = new ByteArrayOutputStream();
    private final CountDownLatch lost = new CountDownLatch(1);

    HostTerminal(Port port) {
        this.port = port;
        port.open(this);
    }

    @Override
    public synchronized void received(byte[] buffer, int length) {
        unread.write(buffer, 0, length);
        notifyAll();
    }

    @Override
    public void lost(PortException cause) {
        lost.countDown();
    }

    boolean awaitLost() throws InterruptedException {
        return lost.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void type(String text) {
        port.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Types a command and reads its echo. */
    void command(String line) throws InterruptedException {
        type(line + "\r");
        expect(line + "\r");
    }

    /** Types a command and reads its echo and OK. */
    void ok(String line) throws InterruptedException {
        command(line);
        expect("\r\nOK\r\n");
    }

    /** Types a command and reads its echo and a line. */
    void reply(String line, String reply) throws InterruptedException {
        command(line);
        line(reply);
    }

    void line(String line) throws InterruptedException {
        expect("\r\n" + line + "\r\n");
    }

    synchronized void expect(String expected) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (unread.size() < expected.length() && System.nanoTime() < deadline) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, deadline - System.nanoTime()));
        }
        String all = unread.toString(StandardCharsets.ISO_8859_1);
        String next = all.substring(0, Math.min(expected.length(), all.length()));
        assertThat(next)
                .as("what the modem said; after it came <%s>", all.substring(next.length()))
                .isEqualTo(expected);
        unread.reset();
        unread.writeBytes(all.substring(next.length()).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads on for so many characters, which a test cannot know before. */
    synchronized String take(int length) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (unread.size() < length && System.nanoTime() < deadline) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, deadline - System.nanoTime()));
        }
        String all = unread.toString(StandardCharsets.ISO_8859_1);
        assertThat(all).hasSizeGreaterThanOrEqualTo(length);
        expect(all.substring(0, length));
        return all.substring(0, length);
    }

    /** Reads on until a text has come. */
    synchronized void skipTo(String text) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String all = unread.toString(StandardCharsets.ISO_8859_1);
        while (!all.contains(text) && System.nanoTime() < deadline) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, deadline - System.nanoTime()));
            all = unread.toString(StandardCharsets.ISO_8859_1);
        }
        assertThat(all).contains(text);
        unread.reset();
        unread.writeBytes(all.substring(all.indexOf(text) + text.length()).getBytes(StandardCharsets.ISO_8859_1));
    }
}
