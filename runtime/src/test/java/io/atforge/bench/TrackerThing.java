package io.atforge.bench;

import io.atforge.thing.DataType;
import io.atforge.thing.EventValues;
import io.atforge.thing.Field;
import io.atforge.thing.PropertyValues;
import io.atforge.thing.Service;
import io.atforge.thing.ThingModel;
import io.atforge.thing.Values;
import io.atforge.thing.WritableProperty;
import java.util.List;
import java.util.Optional;

/** A thing model of the tutorial's product, as the plugin would generate it, without what tests do not use. */
public final class TrackerThing {

    public static final Field<Float> TEMPERATURE =
            new Field<>("temperature", DataType.float32(-40f, 120f, "0.1", "°C"));
    public static final Field<Boolean> POWER = new Field<>("powerSwitch", DataType.bool());
    public static final Field<Integer> INTERVAL = new Field<>("interval", DataType.int32(1, 3600, 1, "s"));
    public static final Field<String> NOTE = new Field<>("note", DataType.text(2048));
    private static final Field<Integer> LEVEL = new Field<>("level", DataType.int32(0, 9, 1, ""));
    private static final Field<Integer> DELAY = new Field<>("delay", DataType.int32(0, 60, 1, "s"));
    private static final Field<Integer> UPTIME = new Field<>("uptime", DataType.int32(0, Integer.MAX_VALUE, 1, "s"));

    public static final ThingModel<Tracker, Properties, Handlers> MODEL = new ThingModel<>(
            List.of(TEMPERATURE, POWER, INTERVAL, NOTE),
            Properties::new,
            List.of(
                    new WritableProperty<>(POWER, Handlers::setPowerSwitch),
                    new WritableProperty<>(INTERVAL, Handlers::setInterval)),
            List.of(
                    new Service<>("reboot", false, List.of(DELAY), (handlers, input) -> {
                        handlers.reboot(input.get(DELAY));
                        return Values.none();
                    }),
                    new Service<>(
                            "uptime",
                            true,
                            List.of(),
                            (handlers, input) -> Values.builder()
                                    .put(UPTIME, handlers.uptime())
                                    .build())));

    private TrackerThing() {}

    public record Properties(Values values) implements PropertyValues<Tracker> {

        public static <T> Properties of(Field<T> field, T value) {
            return new Properties(Values.builder().put(field, value).build());
        }
    }

    public record Alarm(Values values) implements EventValues<Tracker> {

        public static Alarm of(int level) {
            return new Alarm(Values.builder().put(LEVEL, level).build());
        }

        @Override
        public String identifier() {
            return "alarm";
        }
    }

    public interface Handlers {

        boolean setPowerSwitch(boolean wanted);

        int setInterval(int wanted);

        void reboot(Optional<Integer> delay);

        int uptime();
    }
}
