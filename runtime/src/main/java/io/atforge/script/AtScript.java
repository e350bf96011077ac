package io.atforge.script;

import java.util.List;
import java.util.Objects;

/**
 * An AT script: commands in the order they are sent.
 *
 * @param name  the script's name without {@code .at}, for example {@code connect}
 * @param steps the commands and what to wait for
 */
public record AtScript(String name, List<Step> steps) {

    /** Copies the steps. */
    public AtScript {
        Objects.requireNonNull(name);
        steps = List.copyOf(steps);
    }
}
