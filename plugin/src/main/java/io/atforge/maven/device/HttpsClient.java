package io.atforge.maven.device;

import io.atforge.dialect.Dialect;
import io.atforge.maven.source.UserMistakeException;
import io.atforge.script.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who asks the platform over HTTPS. */
public enum HttpsClient {
    /** The modem: the host may have no network. */
    MODEM,
    /** The host. */
    HOST;

    /**
     * Finds the client of a name.
     *
     * @param name {@code modem} or {@code host}
     * @return the client
     * @throws UserMistakeException if there is none of that name
     */
    public static HttpsClient parse(String name) throws UserMistakeException {
        for (HttpsClient client : values()) {
            if (client.id().equals(name)) {
                return client;
            }
        }
        List<String> names = Arrays.stream(values()).map(HttpsClient::id).toList();
        throw new UserMistakeException("unknown https '" + name + "'" + Suggestion.of(name, names));
    }

    /**
     * The same, if it can ask for a device.
     *
     * @param device the device
     * @return this
     * @throws UserMistakeException if the modem is to ask, and its family has no HTTP client
     */
    public HttpsClient availableTo(ChosenDevice device) throws UserMistakeException {
        return availableTo(
                device.platform().authenticator().isPresent(), device.modem().dialect());
    }

    /** The same, if it can ask, and is asked at all. */
    HttpsClient availableTo(boolean asks, Dialect family) throws UserMistakeException {
        if (this == MODEM && asks && family.https().isEmpty()) {
            throw new UserMistakeException("modem family " + family.name() + " has no HTTP client that could ask the"
                    + " platform for the token; let the host ask: -Datforge.https=host");
        }
        return this;
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
