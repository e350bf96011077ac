package io.atforge.testkit.page;

import io.atforge.testkit.page.wire.SecretMask;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.json.JsonText;
import io.atforge.testkit.platform.thing.Things;
import io.atforge.testkit.scenario.Action;
import io.atforge.topic.Qos;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

/** What a page may ask for, as JSON: words, messages from the platform, properties. */
final class Orders {

    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_TOPIC_BYTES = 65_535;
    // Of the words for a card, what may be its PIN.
    private static final Pattern CARD = Pattern.compile("^(sim\\s+pin\\s+)\\S+");

    private final PageSubject subject;
    private final Notes notes;

    Orders(PageSubject subject, Notes notes) {
        this.subject = subject;
        this.notes = notes;
    }

    /**
     * Carries an order out. Some take seconds: stopping a broker.
     *
     * @param json the order
     * @throws IllegalArgumentException if it is none; says what is wrong and what to do
     * @throws IllegalStateException    if it cannot be carried out now; says why
     */
    void carryOut(String json) {
        if (!(JsonText.read(json) instanceof Map<?, ?> order)) {
            throw new IllegalArgumentException("an order is a JSON object with a member \"do\"");
        }
        switch (text(order, "do")) {
            case "words" -> words(text(order, "words"));
            case "send" -> send(order);
            case "set" -> set(order);
            default -> throw new IllegalArgumentException("\"do\" is one of words, send, set");
        }
    }

    private void words(String words) {
        Action action = Action.parse(words);
        action.happenTo(subject.target());
        notes.add("done: " + CARD.matcher(action.toString()).replaceFirst("$1" + SecretMask.MASK)
                + (action.toString().equals("plug") ? ", " + subject.port().get() : ""));
    }

    private void send(Map<?, ?> order) {
        String topic = text(order, "topic");
        boolean isTopic = !topic.isEmpty() && !topic.matches("(?s).*[+#\u0000].*");
        if (!isTopic || topic.getBytes(StandardCharsets.UTF_8).length > MOST_TOPIC_BYTES) {
            throw new IllegalArgumentException("a topic to send to is not empty and has no + and # in it");
        }
        Qos qos = qos(order.get("qos"));
        byte[] payload = payload(text(order, "payload"), text(order, "as"));
        if (payload.length > MOST_BYTES) {
            throw new IllegalArgumentException("the payload has " + payload.length
                    + " bytes; the platform takes 256 KB (" + MOST_BYTES + " bytes)");
        }
        if (!subject.platform().isUp()) {
            throw new IllegalStateException("the platform is down; broker start brings it up");
        }
        subject.sender().send(topic, payload, qos);
        notes.add("done: send " + topic + ", " + payload.length + " byte");
    }

    private static Qos qos(Object number) {
        if (BigInteger.ZERO.equals(number) || BigInteger.ONE.equals(number)) {
            return Qos.of(((BigInteger) number).intValue());
        }
        throw new IllegalArgumentException("\"qos\" is 0 or 1");
    }

    private static byte[] payload(String text, String as) {
        return switch (as) {
            case "text" -> text.getBytes(StandardCharsets.UTF_8);
            case "hex" -> hex(text);
            default -> throw new IllegalArgumentException("\"as\" is text or hex");
        };
    }

    private static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the payload is no hex; write two digits for each byte: 68 65 6c", e);
        }
    }

    private void set(Map<?, ?> order) {
        String name = text(order, "device");
        int slash = name.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("\"device\" is the product's key, a slash, and the device's name");
        }
        if (!(order.get("properties") instanceof Map<?, ?> properties) || properties.isEmpty()) {
            throw new IllegalArgumentException("\"properties\" is a JSON object with at least one property");
        }
        Things things = subject.things()
                .orElseThrow(() -> new IllegalStateException("no product has a thing model here; give it one first"));
        DeviceId device = new DeviceId(name.substring(0, slash), name.substring(slash + 1));
        String json = JsonText.write(properties);
        CompletableFuture<?> answer = things.set(device, json);
        // The answer comes as a note; what is known already is that nobody is there to ask.
        if (answer.isCompletedExceptionally()) {
            try {
                answer.join();
            } catch (CompletionException e) {
                throw new IllegalStateException(e.getCause().getMessage(), e);
            }
        }
        notes.add("done: set " + name + " " + json);
    }

    private static String text(Map<?, ?> order, String name) {
        if (order.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the member \"" + name + "\" is missing, or is no text");
    }
}
