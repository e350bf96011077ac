package io.atforge.maven.project;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a project keeps what it wrote.
 *
 * @param basedir          the project's folder
 * @param devices          {@code devices.yaml}
 * @param scripts          the folder with the project's own scripts; need not exist
 * @param devicesParameter how the goal's parameter is called that says where {@code devices.yaml} is
 */
public record ProjectFiles(Path basedir, Path devices, Path scripts, String devicesParameter) {

    /** Checks that all are there. */
    public ProjectFiles {
        Objects.requireNonNull(basedir);
        Objects.requireNonNull(devices);
        Objects.requireNonNull(scripts);
        Objects.requireNonNull(devicesParameter);
    }

    /**
     * The files of a goal whose parameter is {@code devices}.
     *
     * @param basedir the project's folder
     * @param devices {@code devices.yaml}
     * @param scripts the folder with the project's own scripts; need not exist
     */
    public ProjectFiles(Path basedir, Path devices, Path scripts) {
        this(basedir, devices, scripts, "devices");
    }
}
