package io.atforge.internal.thing;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers of requests: texts of 0 to 4294967295, each once a device and day, as the platform's protocol asks for. They
 * start at the time in milliseconds, so that a program that starts again goes on behind those it used before, as long as
 * it made fewer than a thousand requests a second; after 49 days they are small again.
 */
final class RequestIds {

    private static final long LARGEST = 0xFFFF_FFFFL;

    private final AtomicLong next;

    RequestIds(InstantSource clock) {
        next = new AtomicLong(clock.millis());
    }

    String next() {
        return Long.toString(next.getAndIncrement() & LARGEST);
    }
}
