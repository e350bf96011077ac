package io.atforge.testkit.platform.thing;

import io.atforge.testkit.platform.json.JsonText;
import io.atforge.testkit.platform.thing.tsl.Codes;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers a device that asks for desired values, or has done with them. */
final class Wishes {

    // "More than 200 properties: 6104" (platform documentation of the codes).
    private static final int MOST = 200;

    private final ThingProduct product;
    private final Map<String, DeviceRecords.Wish> desired;

    Wishes(ThingProduct product, DeviceRecords records) {
        this.product = product;
        desired = records.desired();
    }

    /** Those that are wanted, of the properties that are named; of all if none is, which is not documented. */
    Reply get(Object params) {
        if (!(params instanceof List<?> identifiers)) {
            return Reply.of(Codes.PARAMS_NOT_ARRAY);
        }
        if (identifiers.size() > MOST) {
            return Reply.of(Codes.TOO_MANY_DESIRED);
        }
        if (!product.model().properties().containsAll(identifiers)) {
            return Reply.of(Codes.NO_PROPERTY);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        desired.forEach((identifier, wish) -> {
            if (identifiers.isEmpty() || identifiers.contains(identifier)) {
                Map<String, Object> wanted = new LinkedHashMap<>();
                wanted.put("value", JsonText.read(wish.json()));
                wanted.put("version", wish.version());
                data.put(identifier, wanted);
            }
        });
        return new Reply(Codes.OK, data);
    }

    /** Deletes; a value of another version than the device names stays. The code for that is not documented: here 200. */
    Reply delete(Object params) {
        if (!(params instanceof Map<?, ?> versions)) {
            return Reply.of(Codes.BAD_REQUEST);
        }
        if (versions.size() > MOST) {
            return Reply.of(Codes.TOO_MANY_DESIRED);
        }
        if (!product.model().properties().containsAll(versions.keySet())) {
            return Reply.of(Codes.NO_PROPERTY);
        }
        versions.forEach((identifier, named) -> {
            Object version = named instanceof Map<?, ?> members ? members.get("version") : null;
            DeviceRecords.Wish wish = desired.get((String) identifier);
            if (wish != null && (version == null || version.equals(BigInteger.valueOf(wish.version())))) {
                desired.remove((String) identifier);
            }
        });
        return Reply.of(Codes.OK);
    }
}
