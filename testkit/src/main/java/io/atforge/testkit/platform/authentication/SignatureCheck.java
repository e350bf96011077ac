package io.atforge.testkit.platform.authentication;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.Refusal.Reason;
import io.atforge.testkit.platform.state.DeviceRegistry;
import io.atforge.testkit.platform.state.TokenStore;
import java.util.Optional;

/** Checks a CONNECT: says which device it is from, or why it is refused. */
public final class SignatureCheck {

    // Seconds; outside, the platform refuses the connection (documentation of limits).
    private static final int LEAST_KEEP_ALIVE = 30;
    private static final int MOST_KEEP_ALIVE = 1200;

    /**
     * The fields of a CONNECT that are checked.
     *
     * @param clientId  the MQTT client id
     * @param username  empty if there is none
     * @param password  empty if there is none
     * @param keepAlive seconds
     * @param will      whether there is a will
     */
    public record Request(String clientId, String username, String password, int keepAlive, boolean will) {}

    /**
     * The result of the check.
     *
     * @param device  who it is; empty if refused
     * @param refused why not; empty if let in
     */
    public record Decision(Optional<DeviceId> device, Optional<Reason> refused) {

        private static Decision refuse(Reason reason) {
            return new Decision(Optional.empty(), Optional.of(reason));
        }
    }

    private final DeviceRegistry registry;
    private final TokenStore tokens;

    public SignatureCheck(DeviceRegistry registry, TokenStore tokens) {
        this.registry = registry;
        this.tokens = tokens;
    }

    public Decision decide(Request request) {
        Optional<MqttClientId> clientId = MqttClientId.parse(request.clientId());
        boolean authenticated =
                request.username().indexOf('&') < 0 && MqttClientId.afterAuthentication(request.clientId());
        if (clientId.isEmpty() && !authenticated) {
            return Decision.refuse(Reason.MALFORMED_CLIENT_ID);
        }
        if (request.keepAlive() < LEAST_KEEP_ALIVE || request.keepAlive() > MOST_KEEP_ALIVE) {
            return Decision.refuse(Reason.KEEP_ALIVE_OUT_OF_RANGE);
        }
        if (request.will()) {
            return Decision.refuse(Reason.WILL);
        }
        return authenticated ? byToken(request) : bySignature(request, clientId.orElseThrow());
    }

    private Decision byToken(Request request) {
        return tokens.valid(new TokenStore.Grant(request.username(), request.password()))
                ? new Decision(tokens.owner(request.username()), Optional.empty())
                : Decision.refuse(Reason.INVALID_TOKEN);
    }

    private Decision bySignature(Request request, MqttClientId clientId) {
        String[] names = request.username().split("&", -1);
        if (names.length != 2) {
            return Decision.refuse(Reason.MALFORMED_USERNAME);
        }
        DeviceId device = new DeviceId(names[1], names[0]);
        Optional<String> secret = registry.secret(device);
        if (secret.isEmpty()) {
            return Decision.refuse(Reason.UNKNOWN_DEVICE);
        }
        String expected = HmacMethod.find(clientId.method()).orElseThrow().password(clientId, device, secret.get());
        // Upper or lower case: "the string is case-insensitive" (platform documentation).
        if (!expected.equalsIgnoreCase(request.password())) {
            return Decision.refuse(Reason.WRONG_SIGNATURE);
        }
        registry.activate(device);
        return new Decision(Optional.of(device), Optional.empty());
    }
}
