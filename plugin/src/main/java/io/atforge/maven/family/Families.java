package io.atforge.maven.family;

import io.atforge.InvalidDialectException;
import io.atforge.dialect.Dialect;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The modem families that a project can use: those of the library, and its own. */
public final class Families {

    private static final String SETTINGS = "dialect.properties";

    /** Where the library looks for a family, in the project's jar as in its own. */
    private static final String RESOURCES = "META-INF/atforge/dialects/";

    private final Path basedir;
    private final Problems problems;

    /** The project's own by their names; without what was read, where that has mistakes. */
    private final SortedMap<String, Optional<Dialect>> own = new TreeMap<>();

    private final SortedMap<String, String> resources = new TreeMap<>();

    private Families(Path basedir, Problems problems) {
        this.basedir = basedir;
        this.problems = problems;
    }

    /**
     * Those of the library alone.
     *
     * @return the families
     */
    public static Families ofTheLibrary() {
        return new Families(Path.of(""), new Problems());
    }

    /**
     * Reads and checks the project's own, used or not: which one a device has, may be set where it runs.
     *
     * @param basedir  the project's folder
     * @param folders  where they are
     * @param problems takes the mistakes
     * @return the families
     * @throws IOException if a file cannot be read
     */
    public static Families read(Path basedir, FamilyFolders folders, Problems problems) throws IOException {
        Families families = new Families(basedir, problems);
        for (Path family : FamilyFolders.families(folders.own())) {
            if (families.read(family)) {
                families.copy(family);
            }
        }
        if (folders.main().isPresent()) {
            for (Path family : FamilyFolders.families(folders.main().get())) {
                // One of the tests comes before it on their class path, too.
                if (!families.own.containsKey(family.getFileName().toString())) {
                    families.read(family);
                }
            }
        }
        return families;
    }

    /** Whether there are no mistakes. */
    private boolean read(Path family) throws IOException {
        String name = family.getFileName().toString();
        if (Dialect.names().contains(name)) {
            problems.add(
                    file(family, SETTINGS).at(1, 1),
                    "the library has a family " + name + ", and a session takes that; give the folder another name");
            return false;
        }
        try {
            own.put(name, Optional.of(Dialect.read(family)));
            return true;
        } catch (InvalidDialectException e) {
            own.put(name, Optional.empty());
            e.mistakes()
                    .forEach(mistake -> problems.add(
                            file(family, mistake.file()).at(mistake.line(), mistake.column()), mistake.message()));
            return false;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private SourceFile file(Path family, String name) {
        return SourceFile.of(basedir, family.resolve(name));
    }

    private void copy(Path family) throws IOException {
        for (Path file : FamilyFolders.files(family)) {
            String path = RESOURCES + family.getFileName() + "/" + file.getFileName();
            SourceFile.of(basedir, file).read(problems).ifPresent(text -> resources.put(path, text));
        }
    }

    /**
     * What {@code dialect} may say.
     *
     * @return the library's names, then the project's
     */
    public List<String> names() {
        return Stream.concat(Dialect.names().stream(), own.keySet().stream()).toList();
    }

    /**
     * A family that there is.
     *
     * @param name one of {@link #names}
     * @return the family, empty if its folder has mistakes, which are told
     */
    public Optional<Dialect> find(String name) {
        return own.containsKey(name) ? own.get(name) : Optional.of(Dialect.load(name));
    }

    /**
     * What goes into the project's jar.
     *
     * @return the texts by their paths under the resource root
     */
    public SortedMap<String, String> resources() {
        return new TreeMap<>(resources);
    }
}
