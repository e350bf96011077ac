package io.atforge.maven.project;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a project keeps what it wrote.
 *
 * @param basedir the project's folder
 * @param devices {@code devices.yaml}
 * @param scripts the folder with the project's own scripts; need not exist
 */
public record ProjectFiles(Path basedir, Path devices, Path scripts) {

    /** Checks that all are there. */
    public ProjectFiles {
        Objects.requireNonNull(basedir);
        Objects.requireNonNull(devices);
        Objects.requireNonNull(scripts);
    }
}
