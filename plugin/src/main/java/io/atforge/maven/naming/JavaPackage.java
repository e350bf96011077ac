package io.atforge.maven.naming;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * The package of the generated code.
 *
 * @param name its name
 */
public record JavaPackage(String name) {

    /** Checks that the name is there. */
    public JavaPackage {
        Objects.requireNonNull(name);
    }

    /**
     * Checks the name.
     *
     * @return what is wrong and what to do, empty if Java takes the name
     */
    public Optional<String> violation() {
        if (SourceVersion.isName(name, SourceVersion.RELEASE_17)) {
            return Optional.empty();
        }
        String close = closest();
        return Optional.of("'" + name + "' is no name of a Java package; set packageName"
                + (SourceVersion.isName(close, SourceVersion.RELEASE_17) ? ", for example to " + close : ""));
    }

    /** As the Java Language Specification, section 6.1, advises for domain names. */
    private String closest() {
        return Arrays.stream(name.split("\\."))
                .map(part -> part.replaceAll("[^A-Za-z0-9_]", "_"))
                .map(part -> SourceVersion.isKeyword(part) ? part + "_" : part)
                .map(part -> part.isEmpty() || Character.isDigit(part.charAt(0)) ? "_" + part : part)
                .collect(Collectors.joining("."));
    }
}
