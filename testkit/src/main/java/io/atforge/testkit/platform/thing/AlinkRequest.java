package io.atforge.testkit.platform.thing;

import io.atforge.testkit.platform.json.JsonText;
import io.atforge.testkit.platform.thing.tsl.Codes;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A request of a device.
 *
 * @param fault  200, or the code of what is wrong with its envelope
 * @param id     its number; "0" if none could be read
 * @param method its method; empty if none could be read
 * @param params its parameters
 * @param reply  whether a reply is wanted
 */
record AlinkRequest(int fault, String id, String method, Object params, boolean reply) {

    // "A number from 0 to 4294967295, as text" (platform documentation); devices also send it as a number.
    private static final Pattern DIGITS = Pattern.compile("\\d{1,10}");
    private static final BigInteger MOST = BigInteger.valueOf(4_294_967_295L);

    static AlinkRequest read(String text) {
        Object tree;
        try {
            tree = JsonText.read(text);
        } catch (IllegalArgumentException e) {
            return new AlinkRequest(Codes.NOT_JSON, "0", "", null, true);
        }
        if (!(tree instanceof Map<?, ?> envelope)) {
            return new AlinkRequest(Codes.BAD_REQUEST, "0", "", null, true);
        }
        Object id = envelope.get("id");
        boolean goodId = (id instanceof String || id instanceof BigInteger)
                && DIGITS.matcher(id.toString()).matches()
                && new BigInteger(id.toString()).compareTo(MOST) <= 0;
        boolean wrong = !goodId || envelope.get("params") == null;
        return new AlinkRequest(
                wrong ? Codes.BAD_REQUEST : Codes.OK,
                goodId ? id.toString() : "0",
                envelope.get("method") instanceof String method ? method : "",
                envelope.get("params"),
                !(envelope.get("sys") instanceof Map<?, ?> sys && BigInteger.ZERO.equals(sys.get("ack"))));
    }

    String answer(int code, Map<String, Object> data) {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("code", code);
        reply.put("data", data);
        reply.put("id", id);
        reply.put("message", Codes.message(code));
        reply.put("method", method);
        reply.put("version", "1.0");
        return JsonText.write(reply);
    }
}
