package io.atforge.internal.thing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers of requests: texts of 0 to 4294967295, each once a device and day, as the platform's protocol asks for. They
 * start at the time of day, so that a program that starts again goes on behind those it used before, as long as it made
 * fewer than a thousand requests a second.
 */
final class RequestIds {

    private static final long LARGEST = 0xFFFF_FFFFL;

    private final AtomicLong next;

    RequestIds(InstantSource clock) {
        next = new AtomicLong(Math.floorMod(clock.millis(), Duration.ofDays(1).toMillis()));
    }

    String next() {
        return Long.toString(next.getAndIncrement() & LARGEST);
    }
}
