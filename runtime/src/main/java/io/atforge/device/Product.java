package io.atforge.device;

import io.atforge.aliyun.PlatformSettings;
import java.util.Objects;

/**
 * A product of the platform. Generated code holds one instance for each.
 *
 * @param type     the generated class that stands for the product; its class loader finds the product's resources
 * @param name     the product's name in {@code devices.yaml}, a Java class name
 * @param key      the product's key
 * @param platform how its devices connect
 * @param modem    which modem its devices have
 * @param <P>      the generated class
 */
public record Product<P>(Class<P> type, String name, String key, PlatformSettings platform, ModemSettings modem) {

    /** Checks that all are there. */
    public Product {
        Objects.requireNonNull(type);
        Objects.requireNonNull(name);
        Objects.requireNonNull(key);
        Objects.requireNonNull(platform);
        Objects.requireNonNull(modem);
    }

    /**
     * The same product with other settings.
     *
     * @param otherPlatform how its devices connect
     * @param otherModem    which modem they have
     * @return the product
     */
    public Product<P> with(PlatformSettings otherPlatform, ModemSettings otherModem) {
        return new Product<>(type, name, key, otherPlatform, otherModem);
    }
}
