package io.atforge.testkit.project;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** The members of a JSON object, with the place where it stands. No message shows a value: it may be a secret. */
final class Members {

    /** What is printed must not steer the terminal. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private final String place;
    private final Map<?, ?> members;

    /** Takes an object that has no other members than those that are known. */
    Members(String place, Object tree, List<String> known) {
        if (!(tree instanceof Map<?, ?> object)) {
            throw mistake(place.isEmpty() ? "it" : place, "is no object");
        }
        this.place = place;
        this.members = object;
        for (Object name : object.keySet()) {
            if (!known.contains(name)) {
                throw mistake(
                        place.isEmpty() ? "it" : place, "has a member that is none of " + String.join(", ", known));
            }
        }
    }

    static IllegalArgumentException mistake(String where, String what) {
        return new IllegalArgumentException("the project's description: " + where + " " + what);
    }

    String where(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> mistake(where(name), "is missing"));
    }

    Optional<String> optionalText(String name) {
        return members.containsKey(name) ? Optional.of(text(where(name), members.get(name))) : Optional.empty();
    }

    List<Path> paths(String name) {
        return list(name, (where, tree) -> {
            try {
                return Path.of(text(where, tree));
            } catch (InvalidPathException e) {
                throw mistake(where, "is no path: " + e.getReason());
            }
        });
    }

    /** What stands in an array; nothing if it is not there. */
    <T> List<T> list(String name, BiFunction<String, Object, T> reader) {
        if (!members.containsKey(name)) {
            return List.of();
        }
        if (!(members.get(name) instanceof List<?> array)) {
            throw mistake(where(name), "is no array");
        }
        List<T> elements = new ArrayList<>();
        for (Object element : array) {
            elements.add(reader.apply(where(name) + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    private static String text(String where, Object tree) {
        if (!(tree instanceof String text)) {
            throw mistake(where, "is no text");
        }
        if (text.isBlank()) {
            throw mistake(where, "is empty");
        }
        if (CONTROL.matcher(text).find()) {
            throw mistake(where, "holds a control character");
        }
        return text;
    }
}
