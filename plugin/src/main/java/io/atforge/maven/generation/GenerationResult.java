package io.atforge.maven.generation;

import io.atforge.maven.output.OutputSummary;
import io.atforge.maven.source.Problem;
import java.util.List;

/** How a generation ended. */
public sealed interface GenerationResult {

    /**
     * Everything is generated.
     *
     * @param products the number of products
     * @param output   what changed on disk
     */
    record Generated(int products, OutputSummary output) implements GenerationResult {}

    /**
     * The user's files have mistakes; nothing was written.
     *
     * @param problems all mistakes, sorted by place
     */
    record Refused(List<Problem> problems) implements GenerationResult {

        /** Copies the mistakes. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The request cannot be carried out as it is; nothing was written.
     *
     * @param message what is wrong; what to do
     */
    record Impossible(String message) implements GenerationResult {}
}
