package io.atforge.session;

import io.atforge.InvalidArgumentException;
import io.atforge.thing.PropertyValues;
import io.atforge.thing.Thing;
import io.atforge.thing.ThingModel;
import java.time.Duration;

/**
 * What a session gives to those who use the thing model.
 *
 * @param <P> the generated class that stands for the device's product
 */
public interface ThingAccess<P> {

    /**
     * A module of the device's thing model, over this session; requests wait 30 seconds for the platform's answer.
     *
     * @param model the generated module, for example {@code TrackerThing.MODEL}
     * @param <D>   the generated type of its properties' values
     * @param <H>   the generated interface of its handlers
     * @return the module; each call gives one over the same subscriptions and handlers
     */
    default <D extends PropertyValues<P>, H> Thing<P, D, H> thing(ThingModel<P, D, H> model) {
        return thing(model, Duration.ofSeconds(30));
    }

    /**
     * A module of the device's thing model, over this session.
     *
     * @param model       the generated module, for example {@code TrackerThing.MODEL}
     * @param replyWithin how long a request waits for the platform's answer, from the moment it was published;
     *                    until then, it waits as long as {@link PublishPolicy} says. Each part of a report waits anew
     * @param <D>         the generated type of its properties' values
     * @param <H>         the generated interface of its handlers
     * @return the module; each call gives one over the same subscriptions and handlers
     * @throws InvalidArgumentException if the time is not positive
     */
    <D extends PropertyValues<P>, H> Thing<P, D, H> thing(ThingModel<P, D, H> model, Duration replyWithin);
}
