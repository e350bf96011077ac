package io.atforge.internal.thing;

import io.atforge.AtForgeException;
import io.atforge.UnexpectedReplyException;
import io.atforge.thing.PlatformCode;
import io.atforge.thing.ThingResult;
import io.atforge.thing.ThingResult.Outcome;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a request ended.
 *
 * @param result the end
 * @param data   what the platform answered beside the code
 */
record Ended(ThingResult result, Map<String, Object> data) {

    static Ended failed(AtForgeException cause) {
        return without(Outcome.FAILED, cause);
    }

    static Ended unknown(AtForgeException cause) {
        return without(Outcome.UNKNOWN, cause);
    }

    private static Ended without(Outcome outcome, AtForgeException cause) {
        return new Ended(new ThingResult(outcome, Optional.empty(), Map.of(), Optional.of(cause)), Map.of());
    }

    /** Reads a reply. The code is a number; a text of one is understood, too. */
    static Ended of(Map<String, Object> reply, String method) {
        int code;
        try {
            code = Integer.parseInt(String.valueOf(reply.get("code")));
        } catch (NumberFormatException e) {
            return unknown(new UnexpectedReplyException("the platform answered " + method
                    + " without a code that can be understood; it may or may not have taken the request"));
        }
        ThingResult result = new ThingResult(
                code == PlatformCode.SUCCESS ? Outcome.ACCEPTED : Outcome.REFUSED,
                Optional.of(PlatformCode.of(code)),
                Map.of(),
                Optional.empty());
        return new Ended(result, Envelope.members(reply.get("data")));
    }

    /** A report's end: newer platforms name in the data what they did not keep. */
    ThingResult ofReport() {
        Map<String, String> rejected = new HashMap<>();
        data.forEach((identifier, reason) -> rejected.put(identifier, String.valueOf(reason)));
        return new ThingResult(result.outcome(), result.code(), rejected, result.cause());
    }

    /** This end after an earlier part that ended well. */
    Ended after(Ended earlier) {
        Map<String, Object> both = new LinkedHashMap<>(earlier.data);
        both.putAll(data);
        return new Ended(result, both);
    }
}
