package io.atforge.internal.thing;

import com.grack.nanojson.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is around requests and answers in the platform's Alink protocol. */
final class Envelope {

    /** A number of a request has at most ten digits: the platform takes 0 to 4294967295. */
    private static final String LONGEST_ID = "4294967295";

    /** The platform's own have ten digits; the rest is room. An answer repeats it, and must fit into a message. */
    private static final int MOST_ID = 64;

    /** A message to the platform is for a person; more of it would only take the room of an answer. */
    private static final int MOST_MESSAGE = 200;

    private Envelope() {}

    /** A request; the platform answers it if it is wanted, which costs a message over the air. */
    static byte[] request(String id, Request request, boolean answerWanted) {
        return bytes("{\"id\":\"" + id + "\",\"version\":\"1.0\",\"sys\":{\"ack\":" + (answerWanted ? 1 : 0)
                + "},\"params\":" + request.params() + ",\"method\":" + quoted(request.method()) + "}");
    }

    /** The most bytes that a request has, whatever its number. */
    static int mostBytes(Request request) {
        return request(LONGEST_ID, request, true).length;
    }

    static byte[] answer(String id, Answer answer) {
        String message = answer.message()
                .map(text -> ",\"message\":" + quoted(text.substring(0, Math.min(MOST_MESSAGE, text.length()))))
                .orElse("");
        return bytes(
                "{\"id\":" + quoted(id) + ",\"code\":" + answer.code() + ",\"data\":" + answer.data() + message + "}");
    }

    /** The number of a request or a reply: a text, in some of the platform's messages a bare number. */
    static Optional<String> id(Map<String, Object> message) {
        Object id = message.get("id");
        return Optional.ofNullable(id instanceof String || id instanceof Number ? id.toString() : null)
                .filter(text -> !text.isEmpty() && text.length() <= MOST_ID);
    }

    static String quoted(String text) {
        return JsonWriter.string(text);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** The members of what may be an object; of anything else none. */
    static Map<String, Object> members(Object json) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> object) {
            object.forEach((name, value) -> members.put(String.valueOf(name), value));
        }
        return members;
    }
}
