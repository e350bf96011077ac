package io.atforge.testkit.modem.luat.bearer;

import io.atforge.testkit.modem.cellular.PacketService;
import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.SerialOutput;

/**
 * The data connection: IP INITIAL -CSTT-> IP START -CIICR-> IP GPRSACT -CIFSR-> IP STATUS, and back with CIPSHUT. A
 * lost network leads to PDP DEACT, which only CIPSHUT leaves.
 *
 * <p>Some models have one by themselves, which counts as long as the host has not begun another. When the network takes
 * that one away, nothing is said of what ran over it: it is dead, and the host has to close it (vendor's log of an
 * Air780EP).
 */
public final class Bearer implements PacketService {

    /** Where the data connection stands; the words are those of {@code AT+CIPSTATUS}. */
    public enum State {
        IP_INITIAL("IP INITIAL"),
        IP_START("IP START"),
        IP_GPRSACT("IP GPRSACT"),
        IP_STATUS("IP STATUS"),
        PDP_DEACT("PDP DEACT");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final SerialOutput output;
    private final BearerUser user;
    private final boolean byItself;
    private State state = State.IP_INITIAL;
    private Runnable loss = () -> {};

    public Bearer(SerialOutput output, BearerUser user, boolean byItself) {
        this.output = output;
        this.user = user;
        this.byItself = byItself;
    }

    public State state() {
        return state;
    }

    boolean active() {
        return state == State.IP_GPRSACT || state == State.IP_STATUS;
    }

    void enter(State next) {
        state = next;
    }

    /** Whether a connection can be made over it, as far as it is known here. */
    public boolean isUp(boolean attached) {
        return active() || byItself && state == State.IP_INITIAL && attached;
    }

    /** Goes from one state to the next, or fails with {@link CmeError#OPERATION_NOT_ALLOWED}. */
    void advance(State from, State to) {
        require(from);
        state = to;
    }

    /** Fails with {@link CmeError#OPERATION_NOT_ALLOWED} if no connection can be made. */
    public void requireUsable() {
        if (!byItself || state != State.IP_INITIAL) {
            require(State.IP_STATUS);
        }
    }

    void require(State wanted) {
        if (state != wanted) {
            throw CommandFailure.notAllowed();
        }
    }

    /** The host shuts the data connection. */
    void shut() {
        user.drop();
        state = State.IP_INITIAL;
    }

    /** A restart; the connection is gone already. */
    public void restart() {
        state = State.IP_INITIAL;
    }

    /** Sets who is told when the network takes the data connection away. */
    public void onLoss(Runnable listener) {
        loss = listener;
    }

    /** The network takes the data connection away and stays. */
    public void takenAway() {
        if (byItself) {
            output.line("+CGEV: NW PDN DEACT 1");
        }
        lost();
    }

    @Override
    public void lost() {
        if (byItself && state == State.IP_INITIAL) {
            user.freeze();
        }
        if (active()) {
            user.lost();
            state = State.PDP_DEACT;
            output.line("+PDP: DEACT");
        }
        loss.run();
    }

    @Override
    public void freeze() {
        user.freeze();
    }
}
