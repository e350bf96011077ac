package io.atforge.internal.connection;

import io.atforge.at.AtChannel;
import io.atforge.at.AtCommand;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks whether a modem listens. It finds the rate from upper-case commands, and may lose the first ones (fault 37). */
final class AtProbe {

    private static final int TIMES = 3;
    private static final Duration ANSWER_WITHIN = Duration.ofMillis(500);

    private final AtChannel channel;

    AtProbe(AtChannel channel) {
        this.channel = channel;
    }

    /** Whether the modem answers. */
    CompletableFuture<Boolean> isHeard() {
        return isHeard(TIMES);
    }

    private CompletableFuture<Boolean> isHeard(int times) {
        if (times == 0 || !channel.isOpen()) {
            return CompletableFuture.completedFuture(false);
        }
        return channel.executeNext(AtCommand.of("AT", ANSWER_WITHIN))
                .handle((answer, error) -> error == null)
                .thenCompose(heard -> heard ? CompletableFuture.completedFuture(true) : isHeard(times - 1));
    }
}
