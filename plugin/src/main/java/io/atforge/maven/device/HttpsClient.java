package io.atforge.maven.device;

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

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
