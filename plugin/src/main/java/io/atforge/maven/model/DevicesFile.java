package io.atforge.maven.model;

import io.atforge.maven.source.SourceFile;
import java.util.List;
import java.util.Objects;

/**
 * A checked {@code devices.yaml}.
 *
 * @param source   the file
 * @param platform how the devices connect
 * @param modem    which modem they have
 * @param products the products, in the order they were written
 */
public record DevicesFile(
        SourceFile source, PlatformDeclaration platform, ModemDeclaration modem, List<ProductDeclaration> products) {

    /** Copies the products. */
    public DevicesFile {
        Objects.requireNonNull(source);
        Objects.requireNonNull(platform);
        Objects.requireNonNull(modem);
        products = List.copyOf(products);
    }
}
