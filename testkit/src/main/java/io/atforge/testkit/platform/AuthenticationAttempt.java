package io.atforge.testkit.platform;

import java.time.Instant;

/**
 * A request that reached the platform's HTTP service. Signatures, tokens and secrets are not kept.
 *
 * @param path   {@code /auth/devicename} or {@code /auth/register/device}
 * @param device who it says it is, {@code deviceName&productKey}
 * @param at     when, by the platform's clock
 * @param secure whether it came over TLS
 * @param code   the code in the answer's body, 200 if it was granted; 0 if there was none: see {@link HttpAnswer}
 */
public record AuthenticationAttempt(String path, String device, Instant at, boolean secure, int code) {}
