package io.atforge.testkit.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A CONNECT that reached the platform.
 *
 * @param username {@code deviceName&productKey}, or what else came
 * @param clientId the MQTT client id
 * @param at       when, by the platform's clock
 * @param refused  why not; empty if it was let in
 */
public record ConnectAttempt(String username, String clientId, Instant at, Optional<Refusal.Reason> refused) {

    /**
     * The most attempts within any window of time, to be compared with the platform's limit of five a minute for a
     * device.
     *
     * @param attempts in the order they came
     * @param window   how long a window is; its end does not belong to it
     * @return at least 0
     */
    public static int most(List<ConnectAttempt> attempts, Duration window) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < attempts.size(); last++) {
            while (!attempts.get(first)
                    .at()
                    .plus(window)
                    .isAfter(attempts.get(last).at())) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
