package io.atforge.testkit.fault;

import io.atforge.port.Port;
import io.atforge.session.ModemSessionBuilder;
import io.atforge.testkit.ModemModel;
import io.atforge.testkit.Sessions;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.simulation.ArrivalCounts;
import io.atforge.testkit.simulation.SimulatedPlatform;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import java.util.Random;

/** A modem and a platform in virtual time, and sessions of the tutorial's device on them. */
final class VirtualBench {

    final VirtualTime time = new VirtualTime();
    final ArrivalCounts arrivals = new ArrivalCounts();
    final SimulatedPlatform platform = new SimulatedPlatform(time, Duration.ofMillis(20), arrivals);
    final VirtualModem modem;
    private final ModemModel model;

    VirtualBench() {
        this(ModemModel.AIR720);
    }

    VirtualBench(ModemModel model) {
        this.model = model;
        modem = VirtualModem.builder()
                .model(model)
                .scheduler(time)
                .clock(time.clock())
                .uplink(platform)
                .build();
    }

    ModemSessionBuilder<Tracker> session() {
        return session(modem.port());
    }

    /** Everything of the session's happens on the test's thread, and the same each time. */
    ModemSessionBuilder<Tracker> session(Port port) {
        // those of the Air720 run the scripts as they lie beside the product's code
        ModemSessionBuilder<Tracker> session =
                model == ModemModel.AIR720 ? Tracker.session("test") : Tracker.session(model);
        return Sessions.allOnLoop(session.port(port), time, new Random(1));
    }
}
