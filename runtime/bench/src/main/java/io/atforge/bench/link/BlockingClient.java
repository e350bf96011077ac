package io.atforge.bench.link;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/** The least that a client can do: writes a command, and reads as many bytes as its answer has. It parses nothing. */
final class BlockingClient implements AutoCloseable {

    private final RandomAccessFile device;
    private final byte[] buffer = new byte[8192];

    BlockingClient(String path) throws IOException {
        // a serial library leaves other settings behind
        Pty.makeRaw(path);
        device = new RandomAccessFile(path, "rw");
    }

    void set(Load load) throws IOException {
        // whatever the modem's echo was, the rest is read away
        device.write((load.pace() + "\r").getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\nOK\r\n") < 0) {
            int count = device.read(buffer);
            answer.append(new String(buffer, 0, count, StandardCharsets.US_ASCII));
        }
    }

    Ends.Result run(Load load) throws IOException {
        byte[] command = load.command().getBytes(StandardCharsets.US_ASCII);
        int answer = 6 + (load.echo() ? command.length : 0);
        Ends ends = new Ends();
        long end = System.nanoTime() + load.millis() * 1_000_000L;
        while (System.nanoTime() < end) {
            exchange(command, answer);
            ends.add(true);
        }
        return ends.result(load.boundNanos());
    }

    void exchange(byte[] command, int answer) throws IOException {
        device.write(command);
        int left = answer;
        while (left > 0) {
            left -= device.read(buffer, 0, left);
        }
    }

    @Override
    public void close() throws IOException {
        device.close();
    }
}
