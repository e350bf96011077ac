package io.atforge.maven.generation;

import io.atforge.maven.output.OutputSummary;
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
     */
    record Generated(int products, List<Path> inputs, OutputSummary output) implements GenerationResult {

        /** Copies the files. */
        public Generated {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * Nothing: what is there is what would come out.
     *
     * @param files the number of generated files
     */
    record UpToDate(int files) implements GenerationResult {}
}
