package io.atforge.testkit.fault;

import io.atforge.testkit.modem.v250.Dce;
import io.atforge.testkit.modem.v250.Line;
import io.atforge.testkit.time.Scheduler;
import java.util.Objects;

/** A modem at the end of a line with faults. One host at a time; the plan goes on from host to host. */
public final class FaultyDce implements Dce {

    private final Dce modem;
    private final Scheduler scheduler;
    private final FaultyLine faultyLine;
    // Of what the modem says to several hosts, each must hear its own.
    private final Line fromModem;

    /**
     * Puts faults in front of a modem.
     *
     * @param modem     the modem
     * @param plan      the faults
     * @param scheduler where the modem runs
     */
    public FaultyDce(Dce modem, FaultPlan plan, Scheduler scheduler) {
        this.modem = Objects.requireNonNull(modem);
        this.scheduler = Objects.requireNonNull(scheduler);
        this.faultyLine = new FaultyLine(plan, scheduler);
        this.fromModem = faultyLine::fromModem;
    }

    @Override
    public void attach(Line line) {
        scheduler.execute(() -> faultyLine.connect(modem::receive, line::send));
        modem.attach(fromModem);
    }

    @Override
    public void detach(Line line) {
        modem.detach(fromModem);
        scheduler.execute(faultyLine::disconnect);
    }

    @Override
    public void receive(byte[] bytes) {
        scheduler.execute(() -> faultyLine.fromHost(bytes));
    }
}
