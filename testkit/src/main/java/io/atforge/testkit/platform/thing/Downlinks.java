package io.atforge.testkit.platform.thing;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.json.JsonText;
import io.atforge.testkit.time.Scheduler;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Asks devices for something and matches their answers. Guarded by its owner, but for what waits, which the scheduler
 * gives up; futures end on the scheduler.
 */
final class Downlinks {

    // "A synchronous call is to be answered within 8 seconds" (platform documentation of RRPC).
    static final Duration SYNC_WITHIN = Duration.ofSeconds(8);

    // Bit 0 of ext asks for RRPC on other topics than the system's (comment in the platform's C SDK).
    private static final Pattern EXT = Pattern.compile("[|,]ext=[0-9]*[13579][|,]");

    /** Who is to answer, and by what: {@code id 7}, or {@code rrpc 7}. */
    private record Key(DeviceId device, String what) {}

    private final Scheduler scheduler;
    private final BiConsumer<String, String> sender;
    private final Map<Key, CompletableFuture<ThingAnswer>> waiting = new ConcurrentHashMap<>();
    private long ids;

    Downlinks(Scheduler scheduler, BiConsumer<String, String> sender) {
        this.scheduler = scheduler;
        this.sender = sender;
    }

    /** Asks by an ordinary topic, for as long as it takes. */
    CompletableFuture<ThingAnswer> ask(DeviceId device, String name, String paramsJson) {
        String id = String.valueOf(++ids);
        CompletableFuture<ThingAnswer> answer = new CompletableFuture<>();
        waiting.put(new Key(device, "id " + id), answer);
        sender.accept(Topics.of(device, "thing/service/" + name.replace('.', '/')), request(id, name, paramsJson));
        return answer;
    }

    /** Asks by RRPC, for 8 seconds. */
    CompletableFuture<ThingAnswer> askNow(DeviceId device, String clientId, String name, String paramsJson) {
        String id = String.valueOf(++ids);
        Key key = new Key(device, "rrpc " + id);
        CompletableFuture<ThingAnswer> answer = new CompletableFuture<>();
        waiting.put(key, answer);
        scheduler.schedule(SYNC_WITHIN, () -> {
            // An answer that has come in time is on its way through the same scheduler.
            if (waiting.remove(key, answer)) {
                answer.completeExceptionally(new TimeoutException(
                        device + " has not answered " + name + " within " + SYNC_WITHIN.toSeconds() + " s"));
            }
        });
        String topic = EXT.matcher(clientId).find()
                ? "/ext/rrpc/" + id + Topics.of(device, "thing/service/" + name)
                : Topics.of(device, "rrpc/request/" + id);
        sender.accept(topic, request(id, name, paramsJson));
        return answer;
    }

    private static String request(String id, String name, String paramsJson) {
        return "{\"method\":" + JsonText.write("thing.service." + name) + ",\"id\":\"" + id + "\",\"params\":"
                + paramsJson + ",\"version\":\"1.0\"}";
    }

    /** An answer by an ordinary topic: the number in it says to what. */
    void answered(DeviceId device, String text) {
        if (tree(text) instanceof Map<?, ?> answer && answer.get("id") != null) {
            end(new Key(device, "id " + answer.get("id")), text);
        }
    }

    /** An answer by RRPC: the topic says to what. */
    void answered(DeviceId device, String messageId, String text) {
        end(new Key(device, "rrpc " + messageId), text);
    }

    private void end(Key key, String text) {
        CompletableFuture<ThingAnswer> future = waiting.remove(key);
        if (future == null) {
            return;
        }
        if (tree(text) instanceof Map<?, ?> answer
                && answer.get("code") instanceof BigInteger code
                && code.bitLength() < Integer.SIZE) {
            Object data = answer.get("data");
            ThingAnswer ready = new ThingAnswer(code.intValue(), JsonText.write(data == null ? Map.of() : data));
            scheduler.execute(() -> future.complete(ready));
        } else {
            scheduler.execute(() -> future.completeExceptionally(
                    new IllegalStateException(key.device() + " has answered what is no Alink reply: " + text)));
        }
    }

    private static Object tree(String text) {
        try {
            return JsonText.read(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** How many answers are waited for. */
    int open() {
        return waiting.size();
    }

    /** Waits for nothing any more. */
    void giveUp() {
        List<CompletableFuture<ThingAnswer>> left = List.copyOf(waiting.values());
        waiting.clear();
        left.forEach(future -> scheduler.execute(
                () -> future.completeExceptionally(new CancellationException("the platform starts afresh"))));
    }
}
