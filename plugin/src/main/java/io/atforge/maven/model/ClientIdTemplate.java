package io.atforge.maven.model;

import io.atforge.aliyun.PlatformSettings;
import io.atforge.maven.source.SourceLocation;
import java.util.Objects;

/**
 * What the client ids of devices are made from.
 *
 * @param location where it stands; that of the section if it is the default
 * @param text     with <code>${deviceName}</code> and <code>${productKey}</code> for the device's
 */
public record ClientIdTemplate(SourceLocation location, String text) {

    /** Checks that both are there. */
    public ClientIdTemplate {
        Objects.requireNonNull(location);
        Objects.requireNonNull(text);
    }

    /** The client id of a device. */
    public String of(String productKey, String deviceName) {
        return text.replace("${productKey}", productKey).replace("${deviceName}", deviceName);
    }

    public static ClientIdTemplate standard(SourceLocation location) {
        return new ClientIdTemplate(location, PlatformSettings.DEFAULT_CLIENT_ID);
    }
}
