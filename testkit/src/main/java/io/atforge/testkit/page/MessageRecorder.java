package io.atforge.testkit.page;

import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.page.event.EventKind;
import io.atforge.testkit.page.event.EventLog;
import io.atforge.testkit.page.wire.SecretMask;
import io.atforge.testkit.platform.PassedMessage;
import io.atforge.testkit.platform.PassedMessage.Direction;
import io.atforge.testkit.platform.PassedMessage.Fate;
import io.atforge.testkit.platform.TopicFilter;
import io.atforge.testkit.platform.json.JsonText;
import io.atforge.testkit.platform.state.PlatformState;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Writes down the messages that pass the platform: of each the beginning. Safe for any thread. */
final class MessageRecorder {

    private static final int MOST_BYTES = 4096;
    private static final int MOST_TOPIC = 1000;
    // The longest character of UTF-8 has 4 bytes.
    private static final int CHARACTER = 4;

    private final EventLog log;
    private final SecretMask mask;
    private final PlatformState platform;
    private final Clock clock;
    private final AtomicLong up = new AtomicLong();
    private final AtomicLong down = new AtomicLong();
    private final AtomicLong number = new AtomicLong();

    MessageRecorder(EventLog log, SecretMask mask, PlatformState platform, Clock clock) {
        this.log = log;
        this.mask = mask;
        this.platform = platform;
        this.clock = clock;
    }

    long up() {
        return up.get();
    }

    long down() {
        return down.get();
    }

    void passed(PassedMessage message) {
        // What goes to devices is told of each of them.
        if (message.fate() == Fate.SENT && isForSomebody(message.topic())) {
            return;
        }
        (message.direction() == Direction.UP ? up : down).incrementAndGet();
        log.add(EventKind.MESSAGE, json(message));
    }

    private boolean isForSomebody(String topic) {
        return platform.connected().stream()
                .flatMap(device -> platform.subscriptions().of(device).stream())
                .anyMatch(filter -> new TopicFilter(filter).covers(topic));
    }

    private String json(PassedMessage message) {
        byte[] payload = message.payload();
        boolean cut = payload.length > MOST_BYTES;
        // A secret may begin in what is shown, and end behind it.
        int seen = (int) Math.min(payload.length, (long) MOST_BYTES + mask.longest());
        byte[] masked = Latin1.bytes(mask.bytes(Latin1.ofBytes(Arrays.copyOf(payload, seen))));
        byte[] shown = Arrays.copyOf(masked, Math.min(masked.length, MOST_BYTES));
        String topic = message.topic().substring(0, Math.min(message.topic().length(), MOST_TOPIC));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("n", number.incrementAndGet());
        members.put("t", clock.millis());
        members.put("direction", message.direction() == Direction.UP ? "up" : "down");
        members.put("device", message.device().map(PageSubject::name).orElse(null));
        members.put("topic", mask.text(topic));
        members.put("qos", message.qos());
        members.put("size", payload.length);
        members.put("text", text(shown, cut).orElse(null));
        members.put("hex", HexFormat.of().formatHex(shown));
        members.put("cut", cut);
        members.put(
                "note",
                switch (message.fate()) {
                    case THROTTLED -> "throttled";
                    case REFUSED -> "refused";
                    case PASSED, SENT -> null;
                });
        return JsonText.write(members);
    }

    private static Optional<String> text(byte[] bytes, boolean cut) {
        int length = bytes.length;
        // The last character may have been cut in two.
        int least = cut ? Math.max(0, length - CHARACTER + 1) : length;
        while (length >= least) {
            try {
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes, 0, length))
                        .toString());
            } catch (CharacterCodingException e) {
                length--;
            }
        }
        return Optional.empty();
    }
}
