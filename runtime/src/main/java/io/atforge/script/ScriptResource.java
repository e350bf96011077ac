package io.atforge.script;

import io.atforge.InvalidArgumentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A handle for an AT script of a product. It lies beside the product's generated code, as
 * {@code META-INF/atforge/<product>/<name>.at}; where the build had nothing to fill in, it is not copied there, and is
 * the modem family's own, {@code META-INF/atforge/dialects/<family>/<name>.at} of this library, or of the product's jar
 * where the family is a project's own.
 *
 * @param owner   the generated class that stands for the product; its class loader finds the product's scripts
 * @param product the product's name
 * @param name    the script's name, for example {@code connect}
 * @param family  the modem family whose script it is where the product has none of its own
 */
public record ScriptResource(Class<?> owner, String product, String name, Optional<String> family) {

    /** The scripts that every product has of its own: what a person pastes into a terminal to send a message. */
    public static final Set<String> OF_EACH_PRODUCT =
            Set.of("attach", "connect", "subscribe", "unsubscribe", "publish", "disconnect");

    /** Checks that all are there. */
    public ScriptResource {
        Objects.requireNonNull(owner);
        Objects.requireNonNull(product);
        Objects.requireNonNull(name);
        Objects.requireNonNull(family);
    }

    /**
     * A script that lies beside the product's generated code.
     *
     * @param owner   the generated class that stands for the product
     * @param product the product's name
     * @param name    the script's name
     */
    public ScriptResource(Class<?> owner, String product, String name) {
        this(owner, product, name, Optional.empty());
    }

    /**
     * A script that is the family's own, unless one lies beside the product's generated code. Those
     * {@linkplain #OF_EACH_PRODUCT of each product} are never the family's: theirs leaves open what the build knows.
     *
     * @param owner   the generated class that stands for the product
     * @param product the product's name
     * @param name    the script's name
     * @param family  the name of the modem family
     */
    public ScriptResource(Class<?> owner, String product, String name, String family) {
        this(owner, product, name, OF_EACH_PRODUCT.contains(name) ? Optional.empty() : Optional.of(family));
    }

    /**
     * The name of the product's own resource, whether or not it has one.
     *
     * @return the absolute name, starting with a slash
     */
    public String path() {
        return "/META-INF/atforge/" + product + "/" + name + ".at";
    }

    /**
     * Reads the script.
     *
     * @return the script
     * @throws InvalidArgumentException            if there is no such script
     * @throws io.atforge.InvalidScriptException if it has mistakes
     */
    public AtScript load() {
        return AtScriptParser.parse(name + ".at", text());
    }

    /**
     * Reads the script's text.
     *
     * @return the text
     * @throws InvalidArgumentException if there is no such script
     */
    public String text() {
        return read(owner, path())
                // By a class of the library: on the module path, the owner does not see what lies in its jar.
                .or(() -> family.flatMap(modem -> read(ScriptResource.class, familyPath(modem))))
                // A project's own family lies in its own jar.
                .or(() -> family.flatMap(modem -> read(owner, familyPath(modem))))
                .orElseThrow(() -> new InvalidArgumentException(
                        "there is no script " + path() + "; it is made from devices.yaml, build the project again"));
    }

    private String familyPath(String modem) {
        return "/META-INF/atforge/dialects/" + modem + "/" + name + ".at";
    }

    private static Optional<String> read(Class<?> near, String path) {
        try (InputStream stream = near.getResourceAsStream(path)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
