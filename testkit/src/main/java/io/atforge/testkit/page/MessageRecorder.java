package io.atforge.testkit.page;

import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.page.event.EventKind;
import io.atforge.testkit.page.event.EventLog;
import io.atforge.testkit.page.wire.SecretMask;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.PassedMessage;
import io.atforge.testkit.platform.PassedMessage.Direction;
import io.atforge.testkit.platform.PassedMessage.Fate;
import io.atforge.testkit.platform.TopicFilter;
import io.atforge.testkit.platform.json.JsonText;
import io.atforge.testkit.platform.state.PlatformState;
import io.atforge.testkit.platform.thing.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Writes down the messages that pass the platform: of each the beginning. Safe for any thread. */
final class MessageRecorder {

    private static final int MOST_BYTES = 4096;
    private static final int MOST_TOPIC = 1000;
    // A broadcast may go to thousands.
    private static final int MOST_RECEIVERS = 50;
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
        boolean isUp = message.direction() == Direction.UP;
        if (isUp) {
            up.incrementAndGet();
            add(message, Direction.UP, message.device());
        }
        if (message.fate() != Fate.PASSED) {
            return;
        }
        List<DeviceId> receivers = receivers(message);
        down.addAndGet(receivers.size());
        receivers.stream().limit(MOST_RECEIVERS).forEach(device -> add(message, Direction.DOWN, Optional.of(device)));
        if (!isUp && receivers.isEmpty()) {
            add(message, Direction.DOWN, Optional.empty());
        }
    }

    /**
     * Who gets it. The broker is not asked: to listen to what it hands out would hold it up while an acknowledgement is
     * withheld.
     */
    private List<DeviceId> receivers(PassedMessage message) {
        boolean isKept = message.device()
                .filter(device -> Topics.isForPlatformOnly(device, message.topic()))
                .isPresent();
        return isKept
                ? List.of()
                : platform.connected().stream()
                        .filter(device -> platform.subscriptions().of(device).stream()
                                .anyMatch(filter -> new TopicFilter(filter).covers(message.topic())))
                        .toList();
    }

    // Several threads tell of messages; the numbers and the log have them in one order.
    private synchronized void add(PassedMessage message, Direction direction, Optional<DeviceId> device) {
        log.add(EventKind.MESSAGE, json(message, direction, device));
    }

    private String json(PassedMessage message, Direction direction, Optional<DeviceId> device) {
        byte[] payload = message.payload();
        boolean cut = payload.length > MOST_BYTES;
        // A secret may begin in what is shown, and end behind it.
        int seen = (int) Math.min(payload.length, (long) MOST_BYTES + mask.longest());
        String masked = mask.bytes(Latin1.ofBytes(Arrays.copyOf(payload, seen)));
        // What is masked is shorter than it was: the half of a secret at the end could come into what is shown.
        int whole = seen < payload.length ? Math.max(0, masked.length() - mask.longest()) : masked.length();
        byte[] shown = Latin1.bytes(masked.substring(0, Math.min(whole, MOST_BYTES)));
        String topic = mask.text(message.topic());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("n", number.incrementAndGet());
        members.put("t", clock.millis());
        members.put("direction", direction == Direction.UP ? "up" : "down");
        members.put("device", device.map(PageSubject::name).orElse(null));
        members.put("topic", topic.substring(0, Math.min(topic.length(), MOST_TOPIC)));
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
                    case PASSED -> null;
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
