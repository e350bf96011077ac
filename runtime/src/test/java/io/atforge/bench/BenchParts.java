package io.atforge.bench;

import io.atforge.testing.ManualLoop;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * What every part of the bench's modem works with.
 *
 * @param loop     the clock
 * @param port     where it says what nobody asked for
 * @param voice    says the answers
 * @param platform the platform behind it
 * @param strike   what is to happen to it
 * @param mood     what commands meet with
 * @param wire     told how many bytes of data are to come
 */
record BenchParts(
        ManualLoop loop,
        BenchPort port,
        BenchVoice voice,
        BenchPlatform platform,
        BenchStrike strike,
        Supplier<BenchMood> mood,
        IntConsumer wire) {}
