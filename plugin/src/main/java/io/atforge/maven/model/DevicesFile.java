package io.atforge.maven.model;

import io.atforge.dialect.Dialect;
import io.atforge.maven.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

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

    /**
     * The file as it is now, on this machine: references of platform and modem are looked up and checked.
     *
     * @param folder   what relative paths are seen from
     * @param families finds a modem family by its name
     * @return the file, everything but secrets written out
     * @throws io.atforge.InvalidArgumentException if a value is missing or cannot be; names its place
     */
    public DevicesFile now(Path folder, Function<String, Dialect> families) {
        return new DevicesFile(source, platform.now(folder), modem.now(folder, families), products);
    }
}
