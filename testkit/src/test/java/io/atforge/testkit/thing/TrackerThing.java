package io.atforge.testkit.thing;

import io.atforge.testkit.Tracker;
import io.atforge.thing.DataType;
import io.atforge.thing.EnumValue;
import io.atforge.thing.EventValues;
import io.atforge.thing.Field;
import io.atforge.thing.PropertyValues;
import io.atforge.thing.Service;
import io.atforge.thing.ThingModel;
import io.atforge.thing.Values;
import io.atforge.thing.WritableProperty;
import java.util.List;
import java.util.Optional;

/** The default module of {@code things/tracker.tsl.json}, as the plugin would generate it. */
public final class TrackerThing {

    /** The module. */
    public static final ThingModel<Tracker, Properties, Handlers> MODEL = new ThingModel<>(
            Properties.FIELDS,
            Properties::new,
            List.of(
                    new WritableProperty<>(Properties.POWER_SWITCH, Handlers::setPowerSwitch),
                    new WritableProperty<>(Properties.INTERVAL, Handlers::setInterval),
                    new WritableProperty<>(Properties.MODE, Handlers::setMode)),
            List.of(
                    new Service<>("reboot", false, RebootInput.FIELDS, (handlers, input) -> {
                        handlers.reboot(new RebootInput(input));
                        return Values.none();
                    }),
                    new Service<>(
                            "measure",
                            true,
                            MeasureInput.FIELDS,
                            (handlers, input) ->
                                    handlers.measure(new MeasureInput(input)).values())));

    private TrackerThing() {}

    /** The enum of the property {@code mode}. */
    public enum Mode implements EnumValue {
        OFF(0),
        ECO(1),
        FULL(2);

        private final int code;

        Mode(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** The struct of the property {@code location}. */
    public record GeoLocation(double longitude, double latitude) {

        private static final Field<Double> LONGITUDE = new Field<>("longitude", DataType.float64(-180, 180, "", ""));
        private static final Field<Double> LATITUDE = new Field<>("latitude", DataType.float64(-90, 90, "", ""));

        static final DataType<GeoLocation> TYPE = DataType.struct(
                List.of(LONGITUDE, LATITUDE),
                values -> new GeoLocation(
                        values.get(LONGITUDE).orElseThrow(),
                        values.get(LATITUDE).orElseThrow()),
                struct -> Values.builder()
                        .put(LONGITUDE, struct.longitude())
                        .put(LATITUDE, struct.latitude())
                        .build());

        /** Checks each. */
        public GeoLocation {
            LONGITUDE.check(longitude);
            LATITUDE.check(latitude);
        }
    }

    /** The properties that were set. */
    public static final class Properties implements PropertyValues<Tracker> {

        private static final Field<Float> TEMPERATURE =
                new Field<>("temperature", DataType.float32(-40f, 120f, "0.1", "°C"));
        private static final Field<Boolean> POWER_SWITCH = new Field<>("powerSwitch", DataType.bool());
        private static final Field<Integer> INTERVAL = new Field<>("interval", DataType.int32(1, 86_400, 1, "s"));
        private static final Field<Mode> MODE = new Field<>("mode", DataType.enumeration(Mode.class));
        private static final Field<GeoLocation> LOCATION = new Field<>("location", GeoLocation.TYPE);
        private static final Field<String> NOTE = new Field<>("note", DataType.text(2048));
        private static final Field<List<String>> LOG = new Field<>("log", DataType.array(128, DataType.text(255)));
        private static final List<Field<?>> FIELDS =
                List.of(TEMPERATURE, POWER_SWITCH, INTERVAL, MODE, LOCATION, NOTE, LOG);

        private final Values values;

        private Properties(Values values) {
            this.values = values;
        }

        public static Builder builder() {
            return new Builder();
        }

        @Override
        public Values values() {
            return values;
        }

        public Optional<Boolean> powerSwitch() {
            return values.get(POWER_SWITCH);
        }

        public Optional<Integer> interval() {
            return values.get(INTERVAL);
        }

        public Optional<Mode> mode() {
            return values.get(MODE);
        }

        /** Collects properties. */
        public static final class Builder {

            private final Values.Builder values = Values.builder();

            private Builder() {}

            public Builder temperature(float temperature) {
                values.put(TEMPERATURE, temperature);
                return this;
            }

            public Builder powerSwitch(boolean powerSwitch) {
                values.put(POWER_SWITCH, powerSwitch);
                return this;
            }

            public Builder interval(int interval) {
                values.put(INTERVAL, interval);
                return this;
            }

            public Builder mode(Mode mode) {
                values.put(MODE, mode);
                return this;
            }

            public Builder location(GeoLocation location) {
                values.put(LOCATION, location);
                return this;
            }

            public Builder note(String note) {
                values.put(NOTE, note);
                return this;
            }

            public Builder log(List<String> log) {
                values.put(LOG, log);
                return this;
            }

            public Properties build() {
                return new Properties(values.build());
            }
        }
    }

    /** The event {@code alarm}. */
    public record Alarm(Values values) implements EventValues<Tracker> {

        private static final Field<Integer> LEVEL = new Field<>("level", DataType.int32(0, 9, 1, ""));
        private static final Field<String> TEXT = new Field<>("text", DataType.text(255));

        public static Alarm of(int level, String text) {
            return new Alarm(Values.builder().put(LEVEL, level).put(TEXT, text).build());
        }

        @Override
        public String identifier() {
            return "alarm";
        }
    }

    /** What {@code reboot} takes. */
    public record RebootInput(Values values) {

        private static final Field<Integer> DELAY = new Field<>("delay", DataType.int32(0, 600, 1, "s"));
        private static final List<Field<?>> FIELDS = List.of(DELAY);

        public Optional<Integer> delay() {
            return values.get(DELAY);
        }
    }

    /** What {@code measure} takes. */
    public record MeasureInput(Values values) {

        private static final Field<Integer> COUNT = new Field<>("count", DataType.int32(1, 1_000_000, 1, ""));
        private static final List<Field<?>> FIELDS = List.of(COUNT);

        public Optional<Integer> count() {
            return values.get(COUNT);
        }
    }

    /** What {@code measure} gives. */
    public record MeasureOutput(Values values) {

        private static final Field<Float> AVERAGE = new Field<>("average", DataType.float32(-40f, 1_000_000f, "", ""));

        public static MeasureOutput of(float average) {
            return new MeasureOutput(Values.builder().put(AVERAGE, average).build());
        }
    }

    /** What the platform may want. */
    public interface Handlers {

        boolean setPowerSwitch(boolean wanted);

        int setInterval(int wanted);

        Mode setMode(Mode wanted);

        void reboot(RebootInput input);

        MeasureOutput measure(MeasureInput input);
    }
}
