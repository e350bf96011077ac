package io.atforge.internal.thing;

import io.atforge.thing.Service;
import io.atforge.thing.Values;
import io.atforge.thing.WritableProperty;
import java.util.Map;

/** The application's handlers without their types: what the platform sent is read first, and carried out then. */
final class Handling {

    /** A property that the platform may set. */
    @FunctionalInterface
    interface Setter {

        /** Throws InvalidArgumentException if the value is wrong. */
        Change read(Object json);
    }

    /** A value that was read. */
    @FunctionalInterface
    interface Change {

        /** Has the handler do it, and takes down what is in force. */
        void apply(Values.Builder inForce);
    }

    /** A service that the platform may invoke. */
    @FunctionalInterface
    interface Invoker {

        /** Throws InvalidArgumentException if a parameter is wrong. */
        Call read(Map<String, Object> params);
    }

    /** An invocation that was read. */
    @FunctionalInterface
    interface Call {

        Values results();
    }

    private Handling() {}

    static <H, T> Setter setter(H handlers, WritableProperty<H, T> property) {
        return json -> {
            T wanted = property.field().type().read(property.field().identifier(), json);
            return inForce -> inForce.put(property.field(), property.handler().apply(handlers, wanted));
        };
    }

    static <H> Invoker invoker(H handlers, Service<H> service) {
        return params -> {
            Values input = Values.read(params, service.input());
            return () -> service.handler().apply(handlers, input);
        };
    }
}
