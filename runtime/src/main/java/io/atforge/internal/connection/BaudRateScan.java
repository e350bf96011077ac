package io.atforge.internal.connection;

import io.atforge.at.AtChannel;
import io.atforge.port.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/**
 * Looks for a modem that does not answer at its port's rate: it may keep another. Once found, it is told the port's rate.
 */
final class BaudRateScan {

    private final Port port;
    private final AtProbe probe;
    private final IntFunction<CompletableFuture<?>> tellRate;

    BaudRateScan(Port port, AtChannel channel, IntFunction<CompletableFuture<?>> tellRate) {
        this.port = port;
        this.probe = new AtProbe(channel);
        this.tellRate = tellRate;
    }

    /** Whether the modem was found, at a rate that the port now has. */
    CompletableFuture<Boolean> run() {
        if (port.rate().isEmpty() || port.otherRates().isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        int wanted = port.rate().getAsInt();
        return find(new ArrayList<>(port.otherRates())).thenCompose(found -> {
            if (!found) {
                port.rate(wanted);
                return CompletableFuture.completedFuture(false);
            }
            return tellRate.apply(wanted).thenCompose(told -> {
                int answering = port.rate().getAsInt();
                port.rate(wanted);
                // a modem that cannot be told is spoken to at its own rate
                return probe.isHeard()
                        .whenComplete((heard, error) -> {
                            if (error == null && !heard) {
                                port.rate(answering);
                            }
                        })
                        .thenApply(heard -> true);
            });
        });
    }

    private CompletableFuture<Boolean> find(List<Integer> rates) {
        if (rates.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        port.rate(rates.remove(0));
        return probe.isHeard().thenCompose(heard -> heard ? CompletableFuture.completedFuture(true) : find(rates));
    }
}
