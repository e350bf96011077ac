package io.atforge.maven.generation;

import io.atforge.maven.codegen.JavaPackage;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What to generate from what, and where to.
 *
 * @param basedir      the project's folder
 * @param devices      {@code devices.yaml}
 * @param scripts      the folder with the project's own scripts; need not exist
 * @param javaPackage  the package of the generated types
 * @param embedSecrets whether secrets may be written out
 * @param sources      the folder for Java files
 * @param resources    the folder for resources
 * @param state        the folder that remembers what was written
 */
public record GenerationRequest(
        Path basedir,
        Path devices,
        Path scripts,
        JavaPackage javaPackage,
        boolean embedSecrets,
        Path sources,
        Path resources,
        Path state) {

    /** Checks that all are there. */
    public GenerationRequest {
        Objects.requireNonNull(basedir);
        Objects.requireNonNull(devices);
        Objects.requireNonNull(scripts);
        Objects.requireNonNull(javaPackage);
        Objects.requireNonNull(sources);
        Objects.requireNonNull(resources);
        Objects.requireNonNull(state);
    }
}
