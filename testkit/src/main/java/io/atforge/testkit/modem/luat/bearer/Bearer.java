package io.atforge.testkit.modem.luat.bearer;

import io.atforge.testkit.modem.cellular.PacketService;
import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.SerialOutput;

/**
 * The data connection: IP INITIAL -CSTT-> IP START -CIICR-> IP GPRSACT -CIFSR-> IP STATUS, and back with CIPSHUT. A
 * lost network leads to PDP DEACT, which only CIPSHUT leaves.
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
    private State state = State.IP_INITIAL;
    private Runnable loss = () -> {};

    public Bearer(SerialOutput output, BearerUser user) {
        this.output = output;
        this.user = user;
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

    /** Goes from one state to the next, or fails with {@link CmeError#OPERATION_NOT_ALLOWED}. */
    void advance(State from, State to) {
        require(from);
        state = to;
    }

    public void require(State wanted) {
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

    @Override
    public void lost() {
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
