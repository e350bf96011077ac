package io.atforge.testkit.line;

import io.atforge.port.Port;
import io.atforge.testkit.modem.v250.Dce;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** All the lines of a modem, which are pulled out and put back together. Safe for any thread. */
public final class LineSet implements Pluggable, AutoCloseable {

    private final Supplier<Dce> modem;
    private final List<Pluggable> lines = new ArrayList<>();
    private final List<Runnable> closers = new ArrayList<>();
    private volatile boolean unplugged;

    /**
     * Creates an empty set.
     *
     * @param modem gives the modem's end of each new line
     */
    public LineSet(Supplier<Dce> modem) {
        this.modem = modem;
    }

    /**
     * Adds an in-memory port.
     *
     * @param name its name, for messages
     * @return a new, closed port
     */
    public synchronized Port port(String name) {
        return add(dce -> new MemoryPort(name, dce), Pluggable::unplug);
    }

    /**
     * Adds a line.
     *
     * @param <L>   its kind
     * @param make  makes the line
     * @param close takes it away for good
     * @return the line
     */
    public synchronized <L extends Pluggable> L add(Function<Dce, L> make, Consumer<? super L> close) {
        L line = make.apply(modem.get());
        lines.add(line);
        closers.add(() -> close.accept(line));
        return line;
    }

    /**
     * Whether the lines are pulled out.
     *
     * @return true between {@link #unplug} and {@link #plug}
     */
    public boolean isUnplugged() {
        return unplugged;
    }

    /**
     * Where a host finds the first of the lines.
     *
     * @return an address such as {@code serial:/dev/pts/3?baud=115200} or {@code tcp:127.0.0.1:40001}, the name of a port
     *     in memory; empty if there is no line
     */
    public synchronized String address() {
        if (lines.isEmpty()) {
            return "";
        }
        Pluggable first = lines.get(0);
        if (first instanceof Pty pty) {
            return pty.address();
        }
        return first instanceof TcpLine tcp ? tcp.address() : ((MemoryPort) first).name();
    }

    @Override
    public synchronized void unplug() {
        unplugged = true;
        lines.forEach(Pluggable::unplug);
    }

    @Override
    public synchronized void plug() {
        unplugged = false;
        lines.forEach(Pluggable::plug);
    }

    /** Takes all lines away for good. */
    @Override
    public synchronized void close() {
        lines.clear();
        closers.forEach(Runnable::run);
        closers.clear();
    }
}
