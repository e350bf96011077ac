package io.atforge.session;

import static io.atforge.session.Fault.inLife;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.ConnectionLostException;
import io.atforge.session.PublishResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Faults 30 to 38: what happens to connections, bearers and modems. */
final class ConnectionFaults {

    private static final Duration SOON = Duration.ofMinutes(3);

    /** A connection can end only where there is one. */
    private static final Set<Phase> CONNECTED = EnumSet.complementOf(EnumSet.of(
            Phase.OPENING, Phase.SYNCHRONIZING, Phase.SIM, Phase.REGISTERING, Phase.BEARER, Phase.TCP, Phase.WAITING));

    private static final Set<Phase> ALL = EnumSet.allOf(Phase.class);

    private ConnectionFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        faults.add(inLife(30, "CLOSED: publish known or unknown, then connected again", CONNECTED, bench -> {
            bench.strike(bench.modem()::closed);
            bench.comesBack(SOON);
            switch (bench.phase()) {
                case PUBLISHING, PROMPT, BODY, ACKNOWLEDGING -> bench.ended(Outcome.UNKNOWN);
                default -> { }
            }
            if (!bench.isOnTheWay() && bench.phase() != Phase.RECEIVING) {
                bench.wasTrouble(Trouble.CLOSED);
                bench.wasTold(ConnectionLostException.class);
            }
        }));
        for (String urc : List.of("+PDP DEACT", "+PDP: DEACT", "+CGEV: NW PDN DEACT 1", "+CGEV: ME DETACH")) {
            faults.add(inLife(33, urc + ": let go, attached again", ALL, bench -> {
                bench.strike(() -> bench.modem().deactivated(urc));
                bench.comesBack(SOON);
            }));
        }
        faults.add(inLife(36, "RDY: ends what is under way, all done anew", ALL, bench -> {
            bench.strike(bench.modem()::restart);
            bench.comesBack(SOON);
        }));
        faults.add(inLife(36, "RDY at once: ends what is under way, all done anew", ALL, bench -> {
            bench.strike(bench.modem()::restartAtOnce);
            bench.comesBack(SOON);
        }));
        return faults;
    }
}
