package io.atforge.thing;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * A service that the platform may invoke.
 *
 * @param identifier  as the thing model has it; that of a custom module starts with the module's, {@code gps:restart}
 * @param synchronous whether whoever invokes it waits for the answer, for at most 8 seconds, by RRPC
 * @param input       its parameters
 * @param handler     calls the application's handler with the parameters; gives the results
 * @param <H>         the generated interface of handlers
 */
public record Service<H>(
        String identifier, boolean synchronous, List<Field<?>> input, BiFunction<H, Values, Values> handler) {

    /** Copies the list. */
    public Service {
        Objects.requireNonNull(identifier);
        input = List.copyOf(input);
        Objects.requireNonNull(handler);
    }
}
