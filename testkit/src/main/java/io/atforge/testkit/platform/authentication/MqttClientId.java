package io.atforge.testkit.platform.authentication;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The platform's form of the MQTT client id: {@code id|securemode=3,signmethod=hmacsha1,timestamp=789|}.
 *
 * @param id         what stands before the first bar; this is what is signed
 * @param parameters what stands between the bars
 */
record MqttClientId(String id, Map<String, String> parameters) {

    // "64 characters or fewer" (platform documentation).
    private static final int MAX_ID = 64;
    // The SDKs' names for a connection after HTTPS authentication, over TLS and over TCP.
    private static final Set<String> TOKEN_MODES = Set.of("-1", "0");
    // TLS direct and TCP direct. Real clients use 2 over plain TCP too, so it is not compared with the transport.
    private static final Set<String> SECURE_MODES = Set.of("2", "3");

    static Optional<MqttClientId> parse(String text) {
        return split(text).filter(MqttClientId::valid);
    }

    private static Optional<MqttClientId> split(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 3 || parts[0].isEmpty() || parts[0].length() > MAX_ID || !parts[2].isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : parts[1].split(",", -1)) {
            int assignment = pair.indexOf('=');
            if (assignment < 1
                    || parameters.put(pair.substring(0, assignment), pair.substring(assignment + 1)) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new MqttClientId(parts[0], parameters));
    }

    /**
     * Whether this is the client id of a device that has authenticated over HTTPS: any text (documentation), or one
     * with the security mode of such a connection (SDKs).
     */
    static boolean afterAuthentication(String text) {
        if (text.indexOf('|') < 0) {
            return !text.isEmpty() && text.length() <= MAX_ID;
        }
        return split(text)
                .filter(clientId -> TOKEN_MODES.contains(clientId.parameters().getOrDefault("securemode", "")))
                .isPresent();
    }

    private boolean valid() {
        return SECURE_MODES.contains(parameters.getOrDefault("securemode", ""))
                && HmacMethod.find(method()).isPresent()
                && timestamp().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    // "hmacmd5 when omitted" (platform documentation).
    String method() {
        return parameters.getOrDefault("signmethod", "hmacmd5");
    }

    /** The timestamp, empty if there is none. */
    String timestamp() {
        return parameters.getOrDefault("timestamp", "");
    }
}
