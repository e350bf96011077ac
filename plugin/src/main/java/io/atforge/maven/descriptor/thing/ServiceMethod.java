package io.atforge.maven.descriptor.thing;

import io.atforge.maven.thing.ThingService;
import java.util.List;

/**
 * The handler of a service, with the classes of its parameters and its results.
 *
 * @param service    what it is
 * @param wire       its identifier in messages, with the module's
 * @param method     the method's name
 * @param inputType  the class of its parameters
 * @param input      its parameters
 * @param outputType the class of its results; is written if it has any
 * @param output     its results
 */
public record ServiceMethod(
        ThingService service,
        String wire,
        String method,
        String inputType,
        List<Member> input,
        String outputType,
        List<Member> output) {

    /** Copies the lists. */
    public ServiceMethod {
        input = List.copyOf(input);
        output = List.copyOf(output);
    }
}
