package io.atforge.testkit.platform.thing;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.thing.tsl.Codes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Carries out what a device reports: properties, events, batches, history. What has a fault changes nothing. */
final class Reports {

    // "More than 200 properties in a report: 6106" (platform documentation of the codes).
    private static final int MOST = 200;

    private final DeviceId device;
    private final ThingProduct product;
    private final DeviceRecords records;
    private final Instant now;
    private final List<Consumer<DeviceRecords>> changes = new ArrayList<>();
    private final Map<String, Object> rejected = new LinkedHashMap<>();
    private final boolean weak;
    private int properties;
    private int fault = Codes.OK;

    Reports(DeviceId device, ThingProduct product, DeviceRecords records, Instant now) {
        this.device = device;
        this.product = product;
        this.records = records;
        this.now = now;
        weak = product.verification() == Verification.WEAK;
    }

    /** {@code {P: value}} or {@code {P: {value, time}}}. */
    Reply post(Object params) {
        if (!(params instanceof Map<?, ?> values) || values.isEmpty()) {
            return Reply.of(Codes.BAD_REQUEST);
        }
        values.forEach((identifier, value) -> property((String) identifier, value, true));
        return end();
    }

    /** {@code {value: {…}, time}}, or the bare data. */
    Reply event(String identifier, Object params) {
        moment(identifier, params);
        return end();
    }

    /** {@code {properties: {P: [{value, time}, …]}, events: {E: [{value, time}, …]}}}. */
    Reply batch(Object params) {
        if (!(params instanceof Map<?, ?> batch) || !batch.containsKey("properties") && !batch.containsKey("events")) {
            return Reply.of(Codes.BAD_REQUEST);
        }
        each(batch.get("properties"), (identifier, value) -> property(identifier, value, true));
        each(batch.get("events"), (identifier, value) -> moment(identifier, value));
        return end();
    }

    private void each(Object lists, BiConsumer<String, Object> take) {
        if (lists == null) {
            return;
        }
        if (!(lists instanceof Map<?, ?> byIdentifier)) {
            fail(Codes.BAD_REQUEST);
            return;
        }
        byIdentifier.forEach((identifier, list) -> {
            if (list instanceof List<?> values) {
                values.forEach(value -> take.accept((String) identifier, value));
            } else {
                fail(Codes.PARAMS_NOT_ARRAY);
            }
        });
    }

    /** {@code [{identity, properties: [{P: {value, time}}], events: [{E: {value, time}}]}]}, of this device only. */
    Reply history(Object params) {
        if (!(params instanceof List<?> devices)) {
            return Reply.of(Codes.PARAMS_NOT_ARRAY);
        }
        for (Object entry : devices) {
            if (!(entry instanceof Map<?, ?> own)) {
                return Reply.of(Codes.BAD_REQUEST);
            }
            boolean self = own.get("identity") instanceof Map<?, ?> identity
                    && device.productKey().equals(identity.get("productKey"))
                    && device.deviceName().equals(identity.get("deviceName"));
            if (!self) {
                return Reply.of(Codes.DEVICE_NOT_FOUND);
            }
            moments(own.get("properties"), (identifier, value) -> property(identifier, value, false));
            moments(own.get("events"), (identifier, value) -> moment(identifier, value));
        }
        return devices.isEmpty() ? Reply.of(Codes.BAD_REQUEST) : end();
    }

    private void moments(Object list, BiConsumer<String, Object> take) {
        if (list == null) {
            return;
        }
        if (!(list instanceof List<?> moments)) {
            fail(Codes.PARAMS_NOT_ARRAY);
            return;
        }
        for (Object moment : moments) {
            if (moment instanceof Map<?, ?> values) {
                values.forEach((identifier, value) -> take.accept((String) identifier, value));
            } else {
                fail(Codes.BAD_REQUEST);
            }
        }
    }

    private void property(String identifier, Object tree, boolean present) {
        properties++;
        TimedValue value =
                TimedValue.read(tree, now, candidate -> product.model().property(identifier, candidate));
        if (value.fault() == Codes.OK) {
            changes.add(kept -> kept.property(identifier, value, present));
        } else if (weak) {
            rejected.put(identifier, Codes.message(value.fault()));
        } else {
            fail(value.fault());
        }
    }

    private void moment(String identifier, Object tree) {
        TimedValue value =
                TimedValue.read(tree, now, candidate -> product.model().event(identifier, candidate));
        if (value.fault() == Codes.OK) {
            changes.add(kept -> kept.event(identifier, value));
        } else {
            fail(value.fault());
        }
    }

    private void fail(int code) {
        if (fault == Codes.OK) {
            fault = code;
        }
    }

    private Reply end() {
        if (properties > MOST) {
            return Reply.of(Codes.TOO_MANY_PROPERTIES);
        }
        if (fault != Codes.OK) {
            return Reply.of(fault);
        }
        changes.forEach(change -> change.accept(records));
        return new Reply(Codes.OK, rejected);
    }
}
