package io.atforge.maven.thing.check;

import io.atforge.maven.source.Problem;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.source.SourceLocation;
import io.atforge.maven.thing.ThingDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder with thing models, for tests. */
final class ModelFolder {

    private static final SourceLocation PLACE = new SourceLocation("devices.yaml", 1, 1);

    private final Path folder;
    private Problems problems = new Problems();

    ModelFolder(Path folder) {
        this.folder = folder;
    }

    /** Reads texts as the files {@code m1.json}, {@code m2.json} and so on of a product a1hahpgAs3s. */
    Optional<ThingDeclaration> read(String... texts) {
        problems = new Problems();
        List<ThingReader.Named> files = new ArrayList<>();
        try {
            for (String text : texts) {
                String name = "m" + (files.size() + 1) + ".json";
                Path path = Files.writeString(folder.resolve(name), text);
                files.add(new ThingReader.Named(
                        new SourceLocation("devices.yaml", files.size() + 1, 1), new SourceFile(path, name)));
            }
            return new ThingReader(Optional.of("a1hahpgAs3s"), problems).read(PLACE, files);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    List<Problem> problems() {
        return problems.sorted();
    }

    List<String> told() {
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    List<String> warnings() {
        return problems.warnings().stream().map(Problem::toString).toList();
    }
}
