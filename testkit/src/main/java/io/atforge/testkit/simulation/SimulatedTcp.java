package io.atforge.testkit.simulation;

import io.atforge.testkit.modem.uplink.Uplink.HttpListener;
import io.atforge.testkit.modem.uplink.Uplink.TcpLink;
import io.atforge.testkit.modem.uplink.Uplink.TcpListener;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The TCP connections to a simulated platform on which no MQTT is spoken, or not yet. */
final class SimulatedTcp {

    // The time that brokers wait, by the modem's vendor.
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    // What AT+HTTPACTION reports (vendor's manual).
    private static final int NETWORK_ERROR = 601;

    private final VirtualTime time;
    private final Duration latency;
    private final BooleanSupplier stopped;

    SimulatedTcp(VirtualTime time, Duration latency, BooleanSupplier stopped) {
        this.time = time;
        this.latency = latency;
        this.stopped = stopped;
    }

    TcpLink dial(TcpListener listener) {
        boolean[] closed = new boolean[1];
        time.schedule(
                latency,
                () -> time.schedule(latency, () -> {
                    if (closed[0]) {
                        return;
                    }
                    if (stopped.getAsBoolean()) {
                        listener.failed();
                        return;
                    }
                    listener.opened();
                    time.schedule(CONNECT_WITHIN, () -> {
                        if (!closed[0]) {
                            listener.hungUp();
                        }
                    });
                }));
        return () -> closed[0] = true;
    }

    /** There is no HTTP here: every request is answered as an error of the network. */
    TcpLink call(HttpListener listener) {
        boolean[] closed = new boolean[1];
        time.schedule(latency, () -> {
            if (!closed[0]) {
                listener.failed(NETWORK_ERROR);
            }
        });
        return () -> closed[0] = true;
    }
}
