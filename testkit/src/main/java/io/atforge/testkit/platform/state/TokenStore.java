package io.atforge.testkit.platform.state;

import io.atforge.testkit.platform.DeviceId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that {@code /auth/devicename} gives out. A device keeps its id; each token is valid for seven days. Safe
 * for any thread.
 */
public final class TokenStore {

    /** "iotToken is valid for 7 days" (platform documentation). */
    static final Duration LIFETIME = Duration.ofDays(7);

    // The shapes of published answers: 20 to 26 letters and digits, and 32 hexadecimal digits.
    private static final int ID_LENGTH = 26;
    private static final int TOKEN_LENGTH = 32;
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int HEX = 16;

    /**
     * One authentication.
     *
     * @param iotId    the username to connect with
     * @param iotToken the password to connect with
     */
    public record Grant(String iotId, String iotToken) {

        @Override
        public String toString() {
            return "Grant";
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Map<DeviceId, String> ids = new HashMap<>();
    private final Map<String, DeviceId> devices = new HashMap<>();
    private final Map<Grant, Instant> ends = new HashMap<>();

    TokenStore(Clock clock) {
        this.clock = clock;
    }

    public synchronized Grant grant(DeviceId device) {
        String iotId = ids.computeIfAbsent(device, unknown -> text(ID_LENGTH, LETTERS.length()));
        devices.put(iotId, device);
        // One that has run out would be kept for ever.
        ends.values().removeIf(end -> !clock.instant().isBefore(end));
        Grant grant = new Grant(iotId, text(TOKEN_LENGTH, HEX));
        ends.put(grant, clock.instant().plus(LIFETIME));
        return grant;
    }

    /** Whose id this is, with whatever token. */
    public synchronized Optional<DeviceId> owner(String iotId) {
        return Optional.ofNullable(devices.get(iotId));
    }

    public synchronized boolean valid(Grant grant) {
        Instant end = ends.get(grant);
        return end != null && clock.instant().isBefore(end);
    }

    synchronized void revokeAll() {
        ends.clear();
    }

    private String text(int length, int letters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(letters)));
        }
        return text.toString();
    }
}
