package io.atforge.dialect;

import io.atforge.InvalidArgumentException;
import io.atforge.InvalidDialectException;
import io.atforge.InvalidDialectException.Mistake;
import io.atforge.script.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the folder of a family from a disk and checks all of it, so that every mistake is told with its place. */
final class DialectCheck {

    private static final String SETTINGS = "dialect.properties";
    private static final List<String> TABLES = List.of(SETTINGS, "answers.txt", "errors.properties", "models.txt");

    /** Part of a path in a jar and of Java text: nothing that another file system or a person reads otherwise. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path folder;
    private final SortedSet<Mistake> mistakes = new TreeSet<>();
    private final SortedMap<String, FolderFile> files = new TreeMap<>();

    private DialectCheck(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Reads a family.
     *
     * @throws InvalidDialectException with every mistake
     * @throws UncheckedIOException    if a file cannot be read
     */
    static Dialect read(Path folder) {
        return new DialectCheck(folder).read();
    }

    private Dialect read() {
        String name = folder.getFileName().toString();
        if (!NAME.matcher(name).matches()) {
            add(
                    SETTINGS,
                    "'" + name + "' cannot be the name of a family: lower-case letters, digits, - and _, of which"
                            + " the first is a letter, are possible; rename the folder");
        }
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                readFile(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
        check();
        if (mistakes.isEmpty()) {
            try {
                return new DialectFolder(
                                name,
                                file -> Optional.ofNullable(files.get(file)).map(FolderFile::text))
                        .load();
            } catch (InvalidArgumentException e) {
                add(SETTINGS, e.getMessage());
            }
        }
        throw new InvalidDialectException(folder.getParent().getFileName() + "/" + name, List.copyOf(mistakes));
    }

    /** What ends in another way is for people: a README, what an editor left. */
    private void readFile(Path path) throws IOException {
        String name = path.getFileName().toString();
        if (!name.matches("[^.].*\\.(at|txt|properties)")) {
            return;
        }
        if (!name.endsWith(".at") && !TABLES.contains(name)) {
            add(name, "nothing reads a file of this name" + Suggestion.of(name, TABLES));
            return;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            // As Windows writes it; it is no part of the text.
            files.put(
                    name, new FolderFile(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, mistakes));
        } catch (CharacterCodingException e) {
            add(name, "the file is not encoded in UTF-8; save it as UTF-8");
        }
    }

    private void check() {
        if (!files.containsKey(SETTINGS)
                && mistakes.stream().noneMatch(mistake -> mistake.file().equals(SETTINGS))) {
            add(SETTINGS, "there is no such file; it says what the family is, begin with title and scripts");
        }
        Optional<FolderFile> settings = Optional.ofNullable(files.get(SETTINGS));
        Map<String, LocatedText> values = settings.map(SettingsCheck::check).orElse(Map.of());
        DialectScripts.check(files, values);
        check("answers.txt", TableCheck::answers);
        check("errors.properties", TableCheck::errors);
        check("models.txt", TableCheck::models);
    }

    private void check(String name, Consumer<FolderFile> check) {
        Optional.ofNullable(files.get(name)).ifPresent(check);
    }

    private void add(String file, String message) {
        mistakes.add(new Mistake(file, 1, 1, message));
    }
}
