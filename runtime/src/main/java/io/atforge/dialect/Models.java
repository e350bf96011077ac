package io.atforge.dialect;

import io.atforge.at.tables.ReplyPattern;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What the models of a family differ in. While it is not known which one a modem is, the least of them counts.
 *
 * @param question how a modem is asked which model it is; empty if the family has no models, or if it is known
 * @param known    the models that differ; the first whose name fits counts
 * @param names    lines by which a modem of the family says who it is; empty if none are known
 */
public record Models(Optional<Question> question, List<Model> known, List<ReplyPattern> names) {

    /** All are alike. */
    public static final Models ALIKE = new Models(Optional.empty(), List.of(), List.of());

    /**
     * How a modem tells its model.
     *
     * @param command the command, for example {@code AT+CGMM}
     * @param reply   the line that holds the name; what is in its first group is the name
     */
    public record Question(String command, Pattern reply) {

        /** Checks that both are there. */
        public Question {
            Objects.requireNonNull(command);
            Objects.requireNonNull(reply);
        }
    }

    /**
     * Some models, and what they take; what is not there is as with all of the family.
     *
     * @param name          what the name looks like
     * @param payloadLimit  the longest message, in bytes
     * @param topicLimit    the longest topic, in bytes
     * @param publishWindow how many messages with QoS 1 they take before the first is acknowledged, 1 or more
     */
    public record Model(
            ReplyPattern name, OptionalInt payloadLimit, OptionalInt topicLimit, OptionalInt publishWindow) {

        /** Checks that all are there. */
        public Model {
            Objects.requireNonNull(name);
            Objects.requireNonNull(payloadLimit);
            Objects.requireNonNull(topicLimit);
            Objects.requireNonNull(publishWindow);
        }
    }

    /** Copies the lists. */
    public Models {
        Objects.requireNonNull(question);
        known = List.copyOf(known);
        names = List.copyOf(names);
    }

    /**
     * The model of a name.
     *
     * @param name the name as the modem tells it, or as {@code devices.yaml} has it
     * @return what the model takes; empty if it is not known to differ
     */
    public Optional<Model> find(String name) {
        return known.stream().filter(model -> model.name().matches(name)).findFirst();
    }

    /**
     * The same, where there is nothing left to ask.
     *
     * @return the models
     */
    public Models told() {
        return new Models(Optional.empty(), known, names);
    }

    /**
     * Whether a modem is one of the family's.
     *
     * @param said what it says of maker, model and firmware, line by line
     * @return true if one of the lines is that of a modem of the family
     */
    public boolean areNamed(List<String> said) {
        return said.stream().anyMatch(line -> ReplyPattern.any(names, line));
    }

    /**
     * The longest message that any model takes.
     *
     * @param ofAll what all models take, in bytes
     * @return bytes
     */
    public int longestPayload(int ofAll) {
        return known.stream()
                .mapToInt(model -> model.payloadLimit().orElse(ofAll))
                .reduce(ofAll, Math::max);
    }
}
