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
        // whatever the modem's echo was
        ask(load.pace(), "OK");
    }

    Ends.Result run(Load load) throws IOException {
        byte[] command = load.command().getBytes(StandardCharsets.US_ASCII);
        int answer = load.answerBytes();
        HandOver handOver = load.way() == Load.Way.HANDED_OVER ? new HandOver(device) : null;
        Ends ends = new Ends();
        long end = System.nanoTime() + load.millis() * 1_000_000L;
        while (System.nanoTime() < end) {
            if (handOver == null) {
                exchange(command, answer);
            } else {
                handOver.exchange(command, answer);
            }
            ends.add(true);
        }
        if (handOver != null) {
            handOver.end();
        }
        return ends.result(load.boundNanos());
    }

    /** Sends a command, and reads up to the last line of its answer. */
    void ask(String command, String lastLine) throws IOException {
        device.write((command + "\r").getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n" + lastLine + "\r\n") < 0) {
            int count = device.read(buffer);
            answer.append(new String(buffer, 0, count, StandardCharsets.US_ASCII));
        }
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
