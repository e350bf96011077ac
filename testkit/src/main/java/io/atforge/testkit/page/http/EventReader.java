package io.atforge.testkit.page.http;

import io.atforge.testkit.page.event.Event;
import io.atforge.testkit.page.event.EventKind;
import io.atforge.testkit.page.event.EventLog;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody who reads events. The events wait in the log, not here, and the next are taken from it when the last have
 * gone: so many who read slowly take no more memory than one. Lives on the server's thread.
 */
final class EventReader {

    /** So much may wait for somebody who does not read it. */
    static final int MOST_WAITING = 1_000_000;

    private static final int BATCH = 32 * 1024;
    // Others want to be served in between.
    private static final int MOST_BATCHES = 16;

    private final Channel channel;
    private final EventLog log;
    private final long came;
    private long sent;
    private long sentCharacters;
    private long wholeBefore;
    private boolean sending;

    /** Begins to send to a channel on which the head of the answer has been sent. */
    EventReader(Channel channel, EventLog log) {
        this.channel = channel;
        this.log = log;
        came = log.characters();
        sentCharacters = came;
    }

    /** Sends everything that is kept. */
    void begin(String hello) {
        EventLog.Start start = log.start();
        StringBuilder text = new StringBuilder();
        // With a number of their own they would stand for all that came before.
        append(text, "hello", 0, hello);
        start.present().forEach(event -> append(text, event.kind().words(), 0, event.json()));
        wholeBefore = start.last();
        write(text);
        send();
    }

    /** Sends what came after an event. */
    void resume(long lastEvent) {
        sent = lastEvent;
        send();
    }

    /** Sends what there is, as far as it is taken; hangs up on who takes too little. Says whether there is more. */
    boolean send() {
        if (sending) {
            return false;
        }
        sending = true;
        int batches = 0;
        while (channel.isActive() && channel.isWritable() && batches < MOST_BATCHES && sendBatch()) {
            batches++;
        }
        sending = false;
        if (log.characters() - Math.max(came, sentCharacters) > MOST_WAITING) {
            channel.close();
        }
        return batches == MOST_BATCHES;
    }

    private boolean sendBatch() {
        long before = log.characters();
        List<Event> next = log.after(sent, BATCH);
        if (next.isEmpty()) {
            sentCharacters = before;
            return false;
        }
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (from < next.size()) {
            int to = from + 1;
            while (isWire(next.get(from)) && to < next.size() && isWire(next.get(to))) {
                to++;
            }
            append(text, next.subList(from, to));
            from = to;
        }
        Event last = next.get(next.size() - 1);
        sent = last.id();
        sentCharacters = last.end();
        write(text);
        return true;
    }

    private static boolean isWire(Event event) {
        return event.kind() == EventKind.WIRE;
    }

    private void append(StringBuilder text, List<Event> events) {
        Event last = events.get(events.size() - 1);
        if (isWire(last)) {
            String lines = events.stream().map(Event::json).collect(Collectors.joining(",", "{\"lines\":[", "]}"));
            append(text, last.kind().words(), last.id(), lines);
        } else if (!last.kind().isWhole() || last.id() > wholeBefore) {
            append(text, last.kind().words(), last.id(), last.json());
        }
    }

    // JSON has no line ends in it.
    private static void append(StringBuilder text, String name, long id, String json) {
        text.append("event: ").append(name).append("\nid: ").append(id).append("\ndata: ");
        text.append(json).append("\n\n");
    }

    private void write(CharSequence text) {
        if (!text.isEmpty()) {
            channel.writeAndFlush(new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)));
        }
    }

    /** Lets both sides notice when the other has gone. */
    void keepAlive() {
        if (channel.isWritable()) {
            write(":\n\n");
        }
    }
}
