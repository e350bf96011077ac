package io.atforge.fuzz;

import io.atforge.InvalidDialectException;
import io.atforge.InvalidDialectException.Mistake;
import io.atforge.dialect.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Any settings of a family, beside scripts that are right: a family, or mistakes, each with its place. */
public final class FamilyTarget {

    private static final String SETTINGS = "dialect.properties";
    private static final Path SCRIPTS = Path.of("src/main/resources/META-INF/atforge/dialects/air720");
    private static final Path FOLDER = folder();

    private FamilyTarget() {}

    private static Path folder() {
        try {
            Path folder =
                    Files.createDirectory(Files.createTempDirectory("fuzz").resolve("fuzz"));
            try (Stream<Path> scripts = Files.list(SCRIPTS)) {
                for (Path script : scripts.toList()) {
                    Files.copy(script, folder.resolve(script.getFileName()));
                    folder.resolve(script.getFileName()).toFile().deleteOnExit();
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The way in for Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Files.write(FOLDER.resolve(SETTINGS), input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> lines = new String(input, StandardCharsets.UTF_8).lines().toList();
        try {
            check(Dialect.read(FOLDER).name().equals("fuzz"), "name");
        } catch (InvalidDialectException e) {
            check(!e.mistakes().isEmpty(), "no mistake");
            e.mistakes().forEach(mistake -> checkPlace(mistake, lines));
        }
    }

    private static void checkPlace(Mistake mistake, List<String> lines) {
        check(!mistake.message().isBlank() && mistake.message().lines().count() == 1, "message of " + mistake);
        check(mistake.line() >= 1 && mistake.column() >= 1, "place of " + mistake);
        if (mistake.file().equals(SETTINGS)) {
            check(mistake.line() <= lines.size() + 1, "line of " + mistake);
            String line = mistake.line() > lines.size() ? "" : lines.get(mistake.line() - 1);
            check(mistake.column() <= line.length() + 1, "column of " + mistake + " in " + line);
        }
    }

    private static void check(boolean sound, String what) {
        if (!sound) {
            throw new AssertionError(what);
        }
    }
}
