package io.atforge.maven.generation;

import io.atforge.maven.naming.JavaPackage;
import io.atforge.maven.output.OutputDirectory;
import io.atforge.maven.project.ProjectFiles;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What to generate from what, and where to.
 *
 * @param generator    names the generator that runs: another one may write other files
 * @param files        the project's files
 * @param javaPackage  the package of the generated types
 * @param embedSecrets whether secrets may be written out
 * @param sources      the folder for Java files
 * @param resources    the folder for resources
 * @param state        the folder that remembers what was written
 */
public record GenerationRequest(
        String generator,
        ProjectFiles files,
        JavaPackage javaPackage,
        boolean embedSecrets,
        Path sources,
        Path resources,
        Path state) {

    /** Checks that all are there. */
    public GenerationRequest {
        Objects.requireNonNull(generator);
        Objects.requireNonNull(files);
        Objects.requireNonNull(javaPackage);
        Objects.requireNonNull(sources);
        Objects.requireNonNull(resources);
        Objects.requireNonNull(state);
    }

    OutputDirectory sourceOutput() {
        return new OutputDirectory(sources, state.resolve("sources.txt"));
    }

    OutputDirectory resourceOutput() {
        return new OutputDirectory(resources, state.resolve("resources.txt"));
    }
}
