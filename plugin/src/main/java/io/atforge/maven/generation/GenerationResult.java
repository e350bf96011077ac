package io.atforge.maven.generation;

import io.atforge.maven.output.OutputSummary;
import io.atforge.maven.source.Problem;
import java.nio.file.Path;
import java.util.List;

/** What a generation did. */
public sealed interface GenerationResult {

    /**
     * It generated.
     *
     * @param products the number of products
     * @param inputs   the files that were read
     * @param output   what changed on disk
     * @param warnings what will be a mistake one day
     */
    record Generated(int products, List<Path> inputs, OutputSummary output, List<Problem> warnings)
            implements GenerationResult {

        /** Copies the lists. */
        public Generated {
            inputs = List.copyOf(inputs);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Nothing: what is there is what would come out.
     *
     * @param files the number of generated files
     */
    record UpToDate(int files) implements GenerationResult {}
}
