package io.atforge.internal.monitoring;

import io.atforge.AtForgeException;
import io.atforge.session.DisconnectReason;
import io.atforge.session.PublishResult;
import io.atforge.session.RecoveryAction;
import io.atforge.session.SessionState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * What happens in a session, as events of the JDK's flight recorder. Nothing is made up while nobody records. Loaded
 * only once {@link FlightRecorderCheck} finds the recorder in use.
 */
final class FlightEvents {

    /** A command's name, and whether it reads, sets or tests: {@code AT+CSQ?}, {@code AT+COPS=}, {@code AT+X=?}. */
    private static final Pattern COMMAND =
            Pattern.compile("(?i)AT(?:[\\p{Punct}&&[^\"=?&]][A-Z][A-Z0-9]{0,30}(?:=\\?|=|\\?)?|&?[A-Z]{0,2})");

    private final Supplier<String> device;
    private final String port;

    FlightEvents(Supplier<String> device, String port) {
        this.device = device;
        this.port = port;
    }

    /** What all events have. They are written when they are over, so how long they took is a field of their own. */
    @Category("AtForge")
    @StackTrace(false)
    abstract static class SessionRecord extends Event {
        @Label("Device")
        String device;

        @Label("Port")
        String port;
    }

    @Name("io.atforge.Command")
    @Label("AT Command")
    @Description("An AT command that was sent has ended")
    static final class CommandRecord extends SessionRecord {
        @Label("Command")
        @Description("The command's name, without arguments")
        String command;

        @Label("Took")
        @Timespan(Timespan.NANOSECONDS)
        long took;

        @Label("Outcome")
        @Description("DONE, REFUSED, TIMEOUT or ABORTED")
        String outcome;
    }

    @Name("io.atforge.Publish")
    @Label("Publish")
    @Description("A publish has ended")
    static final class PublishRecord extends SessionRecord {
        @Label("Took")
        @Description("From being handed over to its end")
        @Timespan(Timespan.NANOSECONDS)
        long took;

        @Label("Outcome")
        @Description("ACCEPTED, ACKNOWLEDGED, FAILED or UNKNOWN")
        String outcome;

        @Label("Bytes")
        @Description("The length of the payload")
        @DataAmount
        long bytes;
    }

    @Name("io.atforge.StateChange")
    @Label("State Change")
    @Description("A session went from one state to another")
    static final class StateChangeRecord extends SessionRecord {
        @Label("Previous State")
        String previous;

        @Label("Current State")
        String current;

        @Label("Cause")
        String cause;
    }

    @Name("io.atforge.Recovery")
    @Label("Recovery")
    @Description("A remedy is tried against a trouble")
    static final class RecoveryRecord extends SessionRecord {
        @Label("Reason")
        String reason;

        @Label("Action")
        String action;
    }

    @Name("io.atforge.MessageDropped")
    @Label("Message Dropped")
    @Description("A message was not sent, or not delivered to its handler")
    static final class MessageDroppedRecord extends SessionRecord {
        @Label("Reason")
        @Description("REJECTED, DISPLACED or EXPIRED on the way out, RECEIVED or UNCLAIMED on the way in")
        String reason;
    }

    void command(String summary, Duration took, String outcome) {
        CommandRecord event = new CommandRecord();
        if (event.shouldCommit()) {
            event.command = nameOf(summary);
            event.took = took.toNanos();
            event.outcome = outcome;
            commit(event);
        }
    }

    /** Whatever follows the name may be an argument, and an argument may be a secret that nobody has marked as one. */
    private static String nameOf(String summary) {
        Matcher name = COMMAND.matcher(summary);
        return name.lookingAt() ? name.group() : "";
    }

    void publish(PublishResult.Outcome outcome, Duration took, int bytes) {
        PublishRecord event = new PublishRecord();
        if (event.shouldCommit()) {
            event.took = took.toNanos();
            event.outcome = outcome.name();
            event.bytes = bytes;
            commit(event);
        }
    }

    void stateChange(SessionState previous, SessionState current, Optional<AtForgeException> cause) {
        StateChangeRecord event = new StateChangeRecord();
        if (event.shouldCommit()) {
            event.previous = previous.name();
            event.current = current.name();
            event.cause = cause.map(AtForgeException::getMessage).orElse("");
            commit(event);
        }
    }

    void recovery(DisconnectReason reason, RecoveryAction action) {
        RecoveryRecord event = new RecoveryRecord();
        if (event.shouldCommit()) {
            event.reason = reason.name();
            event.action = action.name();
            commit(event);
        }
    }

    void messageDropped(String reason) {
        MessageDroppedRecord event = new MessageDroppedRecord();
        if (event.shouldCommit()) {
            event.reason = reason;
            commit(event);
        }
    }

    private void commit(SessionRecord event) {
        event.device = device.get();
        event.port = port;
        event.commit();
    }
}
