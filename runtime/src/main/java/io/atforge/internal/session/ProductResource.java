package io.atforge.internal.session;

import io.atforge.device.Product;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A text that lies beside a product's generated code. */
final class ProductResource {

    private ProductResource() {}

    static Optional<String> find(Product<?> product, String name) {
        String path = "/META-INF/atforge/" + product.name() + "/" + name;
        try (InputStream stream = product.type().getResourceAsStream(path)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
