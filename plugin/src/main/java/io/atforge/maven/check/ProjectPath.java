package io.atforge.maven.check;

import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.yaml.YamlScalar;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the files that {@code devices.yaml} names, seen from its own folder.
 *
 * @param basedir  the project's folder
 * @param source   {@code devices.yaml}
 * @param problems takes the mistakes
 */
record ProjectPath(Path basedir, SourceFile source, Problems problems) {

    /** The file that a key names; a path that leads out of the project, or to no file, is a problem. */
    Optional<SourceFile> file(String key, YamlScalar value) {
        Optional<Path> path = path(key, value);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        SourceFile file = SourceFile.of(basedir, path.get());
        if (!Files.isRegularFile(path.get())) {
            problems.add(
                    value.location(),
                    "there is no file " + file.name() + "; " + key + " is seen from the folder of "
                            + source.path().getFileName());
            return Optional.empty();
        }
        return Optional.of(file);
    }

    /** Whether a value names this file, wherever that is. */
    boolean leadsTo(Path file, YamlScalar value) {
        try {
            return source.path()
                    .resolveSibling(value.text())
                    .normalize()
                    .equals(file.toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private Optional<Path> path(String key, YamlScalar value) {
        try {
            Path folder = source.path().getParent();
            Path path = folder.resolve(value.text()).normalize();
            if (!Path.of(value.text()).isAbsolute() && (path.startsWith(basedir) || path.startsWith(folder))) {
                return Optional.of(path);
            }
        } catch (InvalidPathException e) {
            problems.add(value.location(), key + " must be a path: " + e.getReason());
            return Optional.empty();
        }
        problems.add(value.location(), key + " must be a relative path that stays in the project's folder");
        return Optional.empty();
    }
}
