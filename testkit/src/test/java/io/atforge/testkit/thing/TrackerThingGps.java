package io.atforge.testkit.thing;

import io.atforge.testkit.Tracker;
import io.atforge.thing.DataType;
import io.atforge.thing.EventValues;
import io.atforge.thing.Field;
import io.atforge.thing.PropertyValues;
import io.atforge.thing.Service;
import io.atforge.thing.ThingModel;
import io.atforge.thing.Values;
import io.atforge.thing.WritableProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The module {@code gps} of {@code things/tracker-gps.tsl.json}, as the plugin would generate it. */
public final class TrackerThingGps {

    /** The module. */
    public static final ThingModel<Tracker, Properties, Handlers> MODEL = new ThingModel<>(
            List.of(Properties.INTERVAL),
            Properties::new,
            List.of(new WritableProperty<>(Properties.INTERVAL, Handlers::setInterval)),
            List.of(new Service<>("gps:restart", false, List.of(), (handlers, input) -> {
                handlers.restart();
                return Values.none();
            })));

    private TrackerThingGps() {}

    /** The properties that were set. */
    public record Properties(Values values) implements PropertyValues<Tracker> {

        private static final Field<Integer> INTERVAL = new Field<>("gps:interval", DataType.int32(1, 3600, 1, "s"));

        public static Properties of(int interval) {
            return new Properties(Values.builder().put(INTERVAL, interval).build());
        }

        public Optional<Integer> interval() {
            return values.get(INTERVAL);
        }
    }

    /** The event {@code lost}. */
    public record Lost(Values values) implements EventValues<Tracker> {

        private static final Field<Instant> SINCE = new Field<>("since", DataType.date());

        public static Lost of(Instant since) {
            return new Lost(Values.builder().put(SINCE, since).build());
        }

        @Override
        public String identifier() {
            return "gps:lost";
        }
    }

    /** What the platform may want. */
    public interface Handlers {

        int setInterval(int wanted);

        void restart();
    }
}
