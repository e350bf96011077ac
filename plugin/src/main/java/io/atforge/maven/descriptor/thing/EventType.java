package io.atforge.maven.descriptor.thing;

import io.atforge.maven.thing.ThingEvent;
import java.util.List;

/**
 * The class of an event.
 *
 * @param event  what it is
 * @param wire   its identifier in messages, with the module's
 * @param type   the class's name
 * @param output its parameters
 */
public record EventType(ThingEvent event, String wire, String type, List<Member> output) {

    /** Copies the list. */
    public EventType {
        output = List.copyOf(output);
    }
}
