package io.atforge.maven.thing.check;

import io.atforge.maven.json.JsonNode;
import io.atforge.maven.json.JsonObject;
import io.atforge.maven.json.JsonReader;
import io.atforge.maven.json.JsonText;
import io.atforge.maven.naming.ProductKeyRule;
import io.atforge.maven.naming.ProductTypes;
import io.atforge.maven.source.Problem;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.source.SourceLocation;
import io.atforge.maven.thing.ThingDeclaration;
import io.atforge.maven.thing.ThingModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the files of a product's thing model: as the console exports them, or as the cloud's API gives them.
 *
 * @param productKey the product's key, empty if it is not known
 * @param problems   takes the mistakes
 */
public record ThingReader(Optional<String> productKey, Problems problems) {

    /** A model of something else is wrong in every line; nobody reads 100,000 messages. */
    private static final int MAX_PROBLEMS = 100;

    /**
     * A file with the place that names it.
     *
     * @param place where it is named
     * @param file  the file
     */
    public record Named(SourceLocation place, SourceFile file) {}

    /**
     * Reads the files.
     *
     * @param place where the model is named
     * @param files the files, one a module
     * @return the model; means something only if there are no problems
     * @throws IOException if a file cannot be read
     */
    public Optional<ThingDeclaration> read(SourceLocation place, List<Named> files) throws IOException {
        List<ThingModule> modules = new ArrayList<>();
        Map<String, ThingModule> types = new HashMap<>();
        for (Named named : files) {
            Optional<ThingModule> module = read(named.file());
            if (module.isPresent() && isFirst(module.get(), types, named)) {
                modules.add(module.get());
            }
        }
        modules.sort(Comparator.comparing(module -> !module.identifier().isEmpty()));
        return modules.isEmpty() ? Optional.empty() : Optional.of(new ThingDeclaration(place, modules));
    }

    /** Java files that differ only in case are one file on Windows and macOS. */
    private boolean isFirst(ThingModule module, Map<String, ThingModule> types, Named named) {
        String type = ProductTypes.of("").thing(module.identifier());
        ThingModule earlier = types.putIfAbsent(type.toLowerCase(Locale.ROOT), module);
        if (earlier != null) {
            problems.add(
                    named.place(),
                    module.identifier().equals(earlier.identifier())
                            ? called(module) + " is already in "
                                    + earlier.source().name() + "; remove one of the two"
                            : called(module) + " and " + called(earlier) + " would both become …" + type
                                    + " in Java, on some systems if only by case; leave one out");
        }
        return earlier == null;
    }

    private static String called(ThingModule module) {
        return module.identifier().isEmpty() ? "the default module" : "module '" + module.identifier() + "'";
    }

    private Optional<ThingModule> read(SourceFile file) throws IOException {
        Problems found = new Problems();
        Optional<JsonNode> root = JsonReader.read(file, found);
        Optional<ThingModule> module = Optional.empty();
        Optional<String> violation = root.flatMap(LookAlike::violation);
        if (violation.isPresent()) {
            found.add(root.get().location(), violation.get());
        } else if (root.isPresent() && root.get() instanceof JsonObject object) {
            JsonObject export = ApiForm.is(object) ? new ApiForm(found).asExport(object) : object;
            checkProductKey(export, found);
            module = Optional.of(new ModuleReader(file, found).read(export));
        }
        tell(file, found);
        return module;
    }

    /** No mistake: who has two products alike exports one, and models that are passed on have a placeholder instead. */
    private void checkProductKey(JsonObject root, Problems found) {
        root.value("profile")
                .flatMap(
                        profile -> profile instanceof JsonObject object ? object.value("productKey") : Optional.empty())
                .ifPresent(key -> {
                    if (key instanceof JsonText text
                            && ProductKeyRule.isKey(text.text())
                            && productKey
                                    .filter(own -> !own.equals(text.text()))
                                    .isPresent()) {
                        found.warn(
                                text.location(),
                                "this is the model of product " + text.text() + ", not of " + productKey.get()
                                        + "; export that product's, or remove productKey here if the models are alike");
                    }
                });
    }

    private void tell(SourceFile file, Problems found) {
        found.warnings().forEach(warning -> problems.warn(warning.location(), warning.message()));
        List<Problem> mistakes = found.sorted();
        mistakes.stream().limit(MAX_PROBLEMS).forEach(problem -> problems.add(problem.location(), problem.message()));
        if (mistakes.size() > MAX_PROBLEMS) {
            Problem next = mistakes.get(MAX_PROBLEMS);
            problems.add(
                    file.at(next.location().line(), next.location().column()),
                    "here and further on are " + (mistakes.size() - MAX_PROBLEMS) + " more mistakes");
        }
    }
}
