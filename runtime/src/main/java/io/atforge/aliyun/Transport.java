package io.atforge.aliyun;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What carries MQTT between modem and platform. */
public enum Transport {
    /** Plain TCP. */
    TCP,
    /** TLS. */
    TLS;

    /**
     * The name that stands in {@code devices.yaml}.
     *
     * @return the name in lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds the transport of a name.
     *
     * @param id the name in lower case
     * @return the transport, empty if there is none of that name
     */
    public static Optional<Transport> parse(String id) {
        return Arrays.stream(values())
                .filter(transport -> transport.id().equals(id))
                .findFirst();
    }
}
