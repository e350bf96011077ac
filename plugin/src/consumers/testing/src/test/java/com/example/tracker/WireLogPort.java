package com.example.tracker;

import io.atforge.port.Port;
import io.atforge.trace.TraceEntry.Direction;
import io.atforge.trace.WireEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plays a wire log back: to each command, what the modem said to it then. */
final class WireLogPort implements Port {

    private final Deque<WireEntry> log = new ArrayDeque<>();
    private final ExecutorService modem = Executors.newSingleThreadExecutor();
    private Receiver host;

    WireLogPort(List<String> lines) {
        lines.forEach(line -> log.add(WireEntry.parse(line)));
    }

    @Override
    public String name() {
        return "wire log";
    }

    @Override
    public void open(Receiver receiver) {
        host = receiver;
    }

    /** Skips what was sent then and is not now, up to the next command of that name. */
    @Override
    public void write(byte[] bytes) {
        modem.execute(() -> {
            while (!log.isEmpty() && !isSent(log.removeFirst(), name(bytes))) {}
            while (!log.isEmpty() && log.getFirst().direction() == Direction.RECEIVED) {
                byte[] answer = log.removeFirst().bytes();
                host.received(answer, answer.length);
            }
        });
    }

    private static boolean isSent(WireEntry entry, String name) {
        return entry.direction() == Direction.SENT && name(entry.bytes()).equals(name);
    }

    private static String name(byte[] command) {
        return new String(command, StandardCharsets.ISO_8859_1).replaceFirst("(?s)[=\r].*", "");
    }

    @Override
    public void close() {
        modem.shutdown();
    }
}
