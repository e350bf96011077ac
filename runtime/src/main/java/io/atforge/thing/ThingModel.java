package io.atforge.thing;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A module of a product's thing model. Generated code holds one for each.
 *
 * @param properties     its properties
 * @param reader         makes the generated type of the properties' values
 * @param writable       those of the properties that the platform may set
 * @param services       its services
 * @param <P>            the generated class that stands for the product
 * @param <D>            the generated type of the properties' values
 * @param <H>            the generated interface of handlers
 */
public record ThingModel<P, D extends PropertyValues<P>, H>(
        List<Field<?>> properties,
        Function<Values, D> reader,
        List<WritableProperty<H, ?>> writable,
        List<Service<H>> services) {

    /** Copies the lists. */
    public ThingModel {
        properties = List.copyOf(properties);
        Objects.requireNonNull(reader);
        writable = List.copyOf(writable);
        services = List.copyOf(services);
    }
}
