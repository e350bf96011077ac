package io.atforge.internal.connection;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.DisplacedException;
import io.atforge.PortException;
import io.atforge.at.AtChannel;
import io.atforge.at.AtCommand;
import io.atforge.at.ChannelListener;
import io.atforge.at.Frame;
import io.atforge.at.UnsolicitedResult;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.dialect.Dialect;
import io.atforge.internal.monitoring.Counters;
import io.atforge.internal.monitoring.SessionLog;
import io.atforge.session.DisconnectReason;
import io.atforge.session.SessionEvent;
import io.atforge.session.SessionState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the modem does without being asked: counts it, tells of it, and sees when it ends the connection. Lives on the
 * session's loop.
 */
final class ModemEvents implements ChannelListener {

    /** While the modem is brought in step, what it says of its start is no news. */
    private static final Set<SessionState> EXPECTS_NO_RESTART =
            EnumSet.range(SessionState.CHECKING_SIM, SessionState.ONLINE);

    private static final Set<SessionState> NEEDS_BEARER =
            EnumSet.range(SessionState.AUTHENTICATING, SessionState.ONLINE);

    private static final Set<SessionState> SIGNED_IN = EnumSet.of(SessionState.SUBSCRIBING, SessionState.ONLINE);

    private final Connection<?> connection;
    private final Dialect dialect;
    private final Counters counters;
    private final SessionLog log;
    private final Consumer<SessionEvent> events;
    private final TakeoverDetector takeovers;
    private Optional<AtTimeoutException> unanswered = Optional.empty();

    ModemEvents(
            Connection<?> connection,
            Dialect dialect,
            Counters counters,
            SessionLog log,
            Consumer<SessionEvent> events,
            TakeoverDetector takeovers) {
        this.connection = connection;
        this.dialect = dialect;
        this.counters = counters;
        this.log = log;
        this.events = events;
        this.takeovers = takeovers;
    }

    @Override
    public void unsolicited(UnsolicitedResult result) {
        String line = result.line();
        counters.unsolicited();
        events.accept(new SessionEvent.Unsolicited(line));
        connection.traffic().announced(line);
        AtChannel channel = connection.channel();
        SessionState state = connection.state();
        // what is given up with the connection is not due after it: the channel is told last
        if (ReplyPattern.any(dialect.lostModem(), line)) {
            connection.restarted();
            if (EXPECTS_NO_RESTART.contains(state)) {
                lost(DisconnectReason.RESTART, "the modem on " + channel.name() + " restarted (" + line + ")");
            }
            channel.restarted();
        } else if (NEEDS_BEARER.contains(state) && ReplyPattern.any(dialect.lostBearer(), line)) {
            lost(
                    DisconnectReason.BEARER,
                    "the network took the bearer of the modem on " + channel.name() + " (" + line + ")"
                            + explained(line));
            channel.connectionEnded();
        } else if (SIGNED_IN.contains(state) && ReplyPattern.any(dialect.lostConnection(), line)) {
            closedByPeer(line);
            channel.connectionEnded();
        }
    }

    /** The modem says no more than that the connection was closed; that another client was let in, shows in time. */
    private void closedByPeer(String line) {
        if (takeovers.closed(connection.timeOnline())) {
            connection.lost(
                    DisconnectReason.DISPLACED,
                    new DisplacedException("the platform ended the connection of "
                            + connection.deviceName() + " " + takeovers.shortConnections() + " times within "
                            + TakeoverDetector.SHORT.toSeconds()
                            + " s of signing in; most likely another client signs in with the same certificate: give each"
                            + " client a device of its own"));
        } else {
            lost(
                    DisconnectReason.CLOSED,
                    "the modem on " + connection.channel().name() + " lost its connection (" + line + ")"
                            + explained(line));
        }
    }

    /** What the line says of the reason, where the family's lines do. */
    private String explained(String line) {
        return dialect.tables()
                .explanations()
                .of("", line)
                .map(known -> ": " + known)
                .orElse("");
    }

    private void lost(DisconnectReason reason, String message) {
        connection.lost(reason, new ConnectionLostException(message));
    }

    @Override
    public void text(Frame.Text text) {
        connection.traffic().text(text);
    }

    @Override
    public void message(Frame.Message message) {
        connection.traffic().message(message);
    }

    @Override
    public void ended(AtCommand command, Duration took, Optional<AtForgeException> failure, boolean refused) {
        counters.command(command.toString(), took, failure, refused);
        if (failure.isPresent() && failure.get() instanceof AtTimeoutException timeout && !timeout.isAccepted()) {
            unanswered = unanswered.or(() -> Optional.of(timeout));
        }
    }

    @Override
    public void oneTooMany(String line) {
        connection.traffic().oneTooMany(line);
    }

    @Override
    public void resynced() {
        counters.resynced();
        // on the way online, or if it stays silent, the trouble is told that comes of it
        if (connection.state() == SessionState.ONLINE) {
            unanswered.ifPresent(log::answersAgain);
        }
        unanswered = Optional.empty();
    }

    @Override
    public void discarded(Frame.Discarded discarded) {
        counters.discarded(discarded.bytes());
        log.discarded(discarded);
        events.accept(new SessionEvent.Discarded(discarded.bytes(), discarded.reason()));
    }

    @Override
    public void lost(PortException cause) {
        connection.ended(DisconnectReason.PORT, cause);
    }

    @Override
    public void unresponsive(AtTimeoutException cause) {
        connection.ended(DisconnectReason.SILENCE, cause);
    }
}
