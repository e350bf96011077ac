package io.atforge.maven.project;

import io.atforge.maven.family.FamilyFolders;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a project keeps what it wrote.
 *
 * @param basedir          the project's folder
 * @param devices          {@code devices.yaml}
 * @param scripts          the folder with the project's own scripts; need not exist
 * @param devicesParameter how the goal's parameter is called that says where {@code devices.yaml} is
 * @param families         the folders with the project's own modem families; need not exist
 */
public record ProjectFiles(Path basedir, Path devices, Path scripts, String devicesParameter, FamilyFolders families) {

    /** Checks that all are there. */
    public ProjectFiles {
        Objects.requireNonNull(basedir);
        Objects.requireNonNull(devices);
        Objects.requireNonNull(scripts);
        Objects.requireNonNull(devicesParameter);
        Objects.requireNonNull(families);
    }

    /**
     * The files of a goal whose parameter is {@code devices}.
     *
     * @param basedir  the project's folder
     * @param devices  {@code devices.yaml}
     * @param scripts  the folder with the project's own scripts; need not exist
     * @param families the folder with the project's own modem families; need not exist
     */
    public ProjectFiles(Path basedir, Path devices, Path scripts, Path families) {
        this(basedir, devices, scripts, "devices", FamilyFolders.of(families));
    }

    /**
     * The same with modem families beside {@code devices.yaml}.
     *
     * @param basedir the project's folder
     * @param devices {@code devices.yaml}
     * @param scripts the folder with the project's own scripts; need not exist
     */
    public ProjectFiles(Path basedir, Path devices, Path scripts) {
        this(basedir, devices, scripts, devices.resolveSibling("dialects"));
    }
}
