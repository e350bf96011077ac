package io.atforge.script;

import io.atforge.InvalidArgumentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A handle for an AT script that lies beside a product's generated code, as
 * {@code META-INF/atforge/<product>/<name>.at}.
 *
 * @param owner   the generated class that stands for the product; its class loader finds the script
 * @param product the product's name
 * @param name    the script's name, for example {@code connect}
 */
public record ScriptResource(Class<?> owner, String product, String name) {

    /** Checks that all are there. */
    public ScriptResource {
        Objects.requireNonNull(owner);
        Objects.requireNonNull(product);
        Objects.requireNonNull(name);
    }

    /**
     * The name of the resource.
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
        try (InputStream stream = owner.getResourceAsStream(path())) {
            if (stream == null) {
                throw new InvalidArgumentException(
                        "there is no script " + path() + "; it is made from devices.yaml, build the project again");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path(), e);
        }
    }
}
