package io.atforge.testkit.modem;

/**
 * The data connection: IP INITIAL -CSTT-> IP START -CIICR-> IP GPRSACT -CIFSR-> IP STATUS, and back with CIPSHUT. A
 * lost network leads to PDP DEACT, which only CIPSHUT leaves.
 */
final class Bearer implements PacketService {

    /** Where the data connection stands; the words are those of {@code AT+CIPSTATUS}. */
    enum State {
        IP_INITIAL("IP INITIAL"),
        IP_START("IP START"),
        IP_GPRSACT("IP GPRSACT"),
        IP_STATUS("IP STATUS"),
        PDP_DEACT("PDP DEACT");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final Terminal terminal;
    private final BearerUser user;
    private State state = State.IP_INITIAL;
    private Runnable loss = () -> {};

    Bearer(Terminal terminal, BearerUser user) {
        this.terminal = terminal;
        this.user = user;
    }

    State state() {
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
    void restart() {
        state = State.IP_INITIAL;
    }

    /** Has somebody hear when the network takes what it has given. */
    void onLoss(Runnable listener) {
        loss = listener;
    }

    @Override
    public void lost() {
        if (active()) {
            user.lost();
            state = State.PDP_DEACT;
            terminal.line("+PDP: DEACT");
        }
        loss.run();
    }

    @Override
    public void freeze() {
        user.freeze();
    }
}
