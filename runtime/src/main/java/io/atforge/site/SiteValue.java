package io.atforge.site;

import io.atforge.InvalidArgumentException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of {@code devices.yaml} that may differ from site to site: written out, or a reference to where it stands on
 * the machine that the program runs on. Not for secrets.
 */
public sealed interface SiteValue permits SiteValue.Literal, SiteValue.Reference {

    /** The forms of a reference, for messages. */
    String FORMS = "${env.NAME}, ${env.NAME:default}, ${sys.name}, ${sys.name:default} or ${file:path}";

    /**
     * Reads the text that stands in {@code devices.yaml}.
     *
     * @param text {@code ${env.NAME}} for an environment variable, {@code ${sys.name}} for a system property, either
     *             with {@code :} and a default before the brace; {@code ${file:path}} for the first line of a text file;
     *             anything else is the value itself
     * @return the value
     * @throws InvalidArgumentException if the text holds <code>${</code> and is none of these
     */
    static SiteValue parse(String text) {
        if (!text.contains("${")) {
            return new Literal(text);
        }
        Matcher named = Reference.NAMED.matcher(text);
        if (named.matches()) {
            return new Reference(
                    named.group(1).equals("env") ? Place.ENVIRONMENT : Place.SYSTEM_PROPERTY,
                    named.group(2),
                    Optional.ofNullable(named.group(3)));
        }
        Matcher file = Reference.FILE.matcher(text);
        if (file.matches()) {
            try {
                return new Reference(Place.FILE, Path.of(file.group(1)).toString(), Optional.empty());
            } catch (InvalidPathException e) {
                throw new InvalidArgumentException("the reference holds no path: " + e.getReason());
            }
        }
        throw new InvalidArgumentException(
                "'" + text + "' is no reference; write " + FORMS + ", and nothing around it");
    }

    /**
     * What is known without looking anywhere: the value that is written out, or the reference's default.
     *
     * @return the value, empty where the reference has no default
     */
    Optional<String> known();

    /**
     * Looks what the value is now.
     *
     * @param key    how messages call the value, for example {@code modem.apn}
     * @param reader checks it, and makes of it what is needed; says by an {@link InvalidArgumentException} what is wrong
     * @param <T>    what is needed
     * @return what the reader made of it
     * @throws InvalidArgumentException if the place is empty and there is no default, or the reader does not take the
     *                                  value; names the place, and does not show what stands there
     */
    <T> T read(String key, Function<String, T> reader);

    /**
     * The same value seen from another folder.
     *
     * @param folder what a relative path of a reference is resolved against, instead of the working directory
     * @return the value
     */
    SiteValue seenFrom(Path folder);

    /**
     * A value that is written out.
     *
     * @param text the value
     */
    record Literal(String text) implements SiteValue {

        @Override
        public Optional<String> known() {
            return Optional.of(text);
        }

        @Override
        public <T> T read(String key, Function<String, T> reader) {
            try {
                return reader.apply(text);
            } catch (InvalidArgumentException e) {
                throw new InvalidArgumentException(key + ": " + e.getMessage());
            }
        }

        @Override
        public SiteValue seenFrom(Path folder) {
            return this;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A reference to a place.
     *
     * @param place    the kind of place
     * @param name     the variable's or the property's name, or the file's path
     * @param fallback the value where nothing stands there; may be empty text
     */
    record Reference(Place place, String name, Optional<String> fallback) implements SiteValue {

        /** A name ends at the first colon; what follows, blanks and all, is the default. */
        private static final Pattern NAMED = Pattern.compile("\\$\\{(env|sys)\\.([^{}:]+)(?::([^{}]*))?}");

        /** A path may hold a colon, so that a file has no default. */
        private static final Pattern FILE = Pattern.compile("\\$\\{file:([^{}]+)}");

        @Override
        public Optional<String> known() {
            return fallback;
        }

        @Override
        public <T> T read(String key, Function<String, T> reader) {
            Optional<String> found = place.find(name);
            String value = found.or(() -> fallback)
                    .orElseThrow(() -> new InvalidArgumentException(key + " is looked for in " + place.title(name)
                            + ", " + place.isEmptyAs() + "; set it"
                            + (place == Place.FILE ? "" : ", or write a default in devices.yaml: " + withDefault())));
            try {
                return reader.apply(value);
            } catch (InvalidArgumentException e) {
                throw new InvalidArgumentException(
                        found.isPresent()
                                ? key + " is looked for in " + place.title(name) + ", and what stands there cannot be: "
                                        + e.getMessage()
                                : key + ": the default in devices.yaml cannot be: " + e.getMessage());
            }
        }

        private String withDefault() {
            return "${" + place.prefix() + name + ":value}";
        }

        @Override
        public SiteValue seenFrom(Path folder) {
            return place == Place.FILE
                    ? new Reference(place, folder.resolve(name).toString(), fallback)
                    : this;
        }

        @Override
        public String toString() {
            return "${" + place.prefix() + name
                    + fallback.map(value -> ":" + value).orElse("") + "}";
        }
    }
}
