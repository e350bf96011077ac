package io.atforge.testkit.page.http;

import io.atforge.testkit.page.event.EventLog;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Everybody who reads events. Lives on the server's thread, but for {@link #news}. */
final class EventReaders {

    static final int MOST = 32;

    // What comes in quick succession goes out as one.
    private static final long GATHER_MILLIS = 20;

    private final EventLoop loop;
    private final EventLog log;
    private final Map<Channel, EventReader> readers = new LinkedHashMap<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private volatile int count;

    EventReaders(EventLoop loop, EventLog log) {
        this.loop = loop;
        this.log = log;
    }

    /** There is something new. May be called from any thread; returns at once. */
    void news() {
        if (count > 0 && awake.compareAndSet(false, true)) {
            loop.schedule(this::send, GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void send() {
        awake.set(false);
        boolean more = false;
        for (EventReader reader : List.copyOf(readers.values())) {
            more |= reader.send();
        }
        if (more) {
            news();
        }
    }

    boolean isFull() {
        return readers.size() >= MOST;
    }

    EventReader add(Channel channel) {
        EventReader reader = new EventReader(channel, log);
        readers.put(channel, reader);
        count = readers.size();
        channel.closeFuture().addListener(end -> remove(channel));
        return reader;
    }

    private void remove(Channel channel) {
        readers.remove(channel);
        count = readers.size();
    }

    void keepAlive() {
        List.copyOf(readers.values()).forEach(EventReader::keepAlive);
    }

    /** How many there are; may be called from any thread. */
    int count() {
        return count;
    }
}
