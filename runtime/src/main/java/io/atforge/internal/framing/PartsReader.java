package io.atforge.internal.framing;

import io.atforge.at.tables.MessageForm.Announced;
import io.atforge.at.tables.MessageForms;
import io.atforge.at.tables.MessageForms.Parts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Puts messages in parts together. A message counts only if its parts are as long as its start announced, and its end
 * has come; else it is told as discarded, at its end, or where another starts. A part is skipped by its length even where
 * it belongs to no message, so that none of its bytes is taken for a line. Part of the {@link MessageReader}.
 */
final class PartsReader {

    private static final byte[] NOTHING = new byte[0];

    private enum Part {
        NONE,
        TOPIC,
        PAYLOAD
    }

    private final Parts forms;
    private final BodyReader body;
    private final int limit;
    private final int topicLimit;

    private boolean collecting;
    private Part part = Part.NONE;

    /** Why the message does not count; empty while it may. */
    private String problem = "";

    private String header = "";
    private byte[] topic = NOTHING;
    private byte[] payload = NOTHING;
    private int topicReceived;
    private int payloadReceived;

    /** Of all parts, in bytes. */
    private long received;

    PartsReader(Parts forms, BodyReader body, int limit, int topicLimit) {
        this.forms = forms;
        this.body = body;
        this.limit = limit;
        this.topicLimit = topicLimit;
    }

    /** Whether a message has begun and not ended. */
    boolean isCollecting() {
        return collecting;
    }

    /** Whether the body that is read, or was read last, is a part. */
    boolean isWithinPart() {
        return part != Part.NONE;
    }

    /** Whether a line belongs to a message in parts; then it is taken. */
    boolean takes(byte[] line, int length, boolean endedByCr, MessageSink sink) {
        Optional<Announced> start = forms.start().match(line, length);
        if (start.isPresent()) {
            start(start.get(), new String(line, 0, length, StandardCharsets.UTF_8), sink);
            return true;
        }
        Optional<Announced> ofTopic = forms.topic().match(line, length);
        Optional<Announced> ofPayload =
                ofTopic.isPresent() ? Optional.empty() : forms.payload().match(line, length);
        if (ofTopic.isPresent() || ofPayload.isPresent()) {
            Part next = ofTopic.isPresent() ? Part.TOPIC : Part.PAYLOAD;
            beginPart(next, ofTopic.or(() -> ofPayload).get().length(), endedByCr);
            return true;
        }
        // without a message it is a line like others
        if (!collecting || forms.end().match(line, length).isEmpty()) {
            return false;
        }
        end(sink);
        return true;
    }

    private void start(Announced announced, String line, MessageSink sink) {
        if (collecting) {
            doesNotCount("a message in parts had no end before the next began");
            end(sink);
        }
        collecting = true;
        header = line.strip() + " ";
        if (announced.length() > limit) {
            doesNotCount("a message over the limit of " + limit + " bytes");
        } else if (announced.topicLength() > topicLimit) {
            doesNotCount("a topic over the limit of " + topicLimit + " bytes");
        } else {
            topic = new byte[announced.topicLength()];
            payload = new byte[announced.length()];
        }
    }

    private void beginPart(Part next, int length, boolean endedByCr) {
        if (!collecting) {
            collecting = true;
            doesNotCount("a part of a message came without its start");
        }
        if (length > MessageForms.LONGEST) {
            doesNotCount("a part that announces more than " + MessageForms.LONGEST + " bytes");
            return;
        }
        byte[] into = next == Part.TOPIC ? topic : payload;
        int offset = next == Part.TOPIC ? topicReceived : payloadReceived;
        if (length > into.length - offset) {
            doesNotCount("a message in parts is longer than its start announced");
        }
        part = next;
        boolean kept = problem.isEmpty();
        body.begin(length, endedByCr, false, kept ? into : NOTHING, kept ? offset : 0);
        if (!body.isReading()) {
            partEnded();
        }
    }

    void partEnded() {
        if (part == Part.TOPIC) {
            topicReceived += body.received();
        } else {
            payloadReceived += body.received();
        }
        received += body.received();
        part = Part.NONE;
    }

    private void end(MessageSink sink) {
        if (topicReceived < topic.length || payloadReceived < payload.length) {
            doesNotCount("a message in parts is shorter than its start announced");
        }
        String why = problem;
        String endedHeader = header;
        byte[] endedTopic = topic;
        byte[] ended = payload;
        long thrown = received;
        reset();
        if (why.isEmpty()) {
            sink.message(endedHeader, new String(endedTopic, StandardCharsets.UTF_8), ended);
        } else {
            sink.discarded(thrown, why);
        }
    }

    /** No more comes. */
    void giveUp(MessageSink sink) {
        if (isWithinPart()) {
            partEnded();
        }
        doesNotCount("a message in parts stopped short");
        end(sink);
    }

    /** What was wrong first says most. */
    private void doesNotCount(String why) {
        if (problem.isEmpty()) {
            problem = why;
            topic = NOTHING;
            payload = NOTHING;
        }
    }

    void reset() {
        collecting = false;
        part = Part.NONE;
        problem = "";
        header = "";
        topic = NOTHING;
        payload = NOTHING;
        topicReceived = 0;
        payloadReceived = 0;
        received = 0;
    }
}
