package io.atforge.at;

import io.atforge.AtForgeException;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.loop.Deadline;
import io.atforge.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What is still to complete commands that were accepted and have left the line: some are waited for, some were given up.
 *
 * <p>What completes a command comes when the network pleases, with nothing that says which command it belongs to; but
 * the network acknowledges in order (MQTT 3.1.1, [MQTT-4.6.0-2]), so the first that comes belongs to the one that was
 * accepted first. That one was given up makes no difference: its completion must reach nobody else.
 *
 * <p>Where the completion names the command it belongs to, there is nothing to guess: it reaches that command in
 * whatever order it comes, and none if that one was completed or given up.
 */
final class Completions {

    private static final class Due {

        private final AtCommand.Rules rules;
        private final long at;

        /** Empty: it was given up. */
        private Optional<QueuedCommand> owner;

        Due(AtCommand.Rules rules, long at, Optional<QueuedCommand> owner) {
            this.rules = rules;
            this.at = at;
            this.owner = owner;
        }
    }

    private final String port;
    private final EventLoop loop;
    private final Deque<Due> due = new ArrayDeque<>();
    private final Deadline deadline;

    /** What completed a command of this connection: once more than there are such commands is one too many. */
    private Optional<AtCommand.Rules> last = Optional.empty();

    Completions(String port, EventLoop loop) {
        this.port = port;
        this.loop = loop;
        this.deadline = new Deadline(loop);
    }

    /** A command was accepted, and waits beside the line. */
    void await(QueuedCommand accepted) {
        AtCommand.Rules rules = accepted.command().rules();
        if (!rules.identified()) {
            last = Optional.of(rules);
        }
        due.add(new Due(rules, loop.nanoTime() + rules.completeWithin().toNanos(), Optional.of(accepted)));
        watch();
    }

    /** A command was given up; what completes it may still come. */
    void givenUp(AtCommand.Rules rules) {
        if (rules.identified()) {
            // it can reach nobody else
            return;
        }
        due.add(new Due(rules, loop.nanoTime(), Optional.empty()));
    }

    /** The connection, or the modem, that would complete what was given up is gone. */
    void connectionEnded() {
        due.removeIf(each -> each.owner.isEmpty());
        last = Optional.empty();
        watch();
    }

    /** Takes a line that completes, or fails to complete, a command. */
    InFlight.LineOwner take(String line) {
        for (Iterator<Due> all = due.iterator(); all.hasNext(); ) {
            Due each = all.next();
            if (ReplyPattern.any(each.rules.until(), line) || ReplyPattern.any(each.rules.fail(), line)) {
                all.remove();
                watch();
                return end(each, line) ? InFlight.LineOwner.COMMAND : InFlight.LineOwner.GIVEN_UP;
            }
        }
        return InFlight.LineOwner.NOBODY;
    }

    /** Whether a line completes one command more than there are. */
    boolean isOneTooMany(String line) {
        return last.filter(rules -> ReplyPattern.any(rules.until(), line)).isPresent();
    }

    /**
     * An error that no command in flight asked for is what became of the first that waits; it names no command, so those
     * that are completed by name wait on.
     */
    boolean refused(String line) {
        Optional<Due> first = due.stream()
                .filter(each -> each.owner.isPresent() && !each.rules.identified())
                .findFirst();
        first.ifPresent(each -> {
            due.remove(each);
            watch();
            end(each, line);
        });
        return first.isPresent();
    }

    private static boolean end(Due ended, String line) {
        ended.owner.ifPresent(owner -> {
            owner.line(line);
            owner.end();
        });
        return ended.owner.isPresent();
    }

    /** Returns what fails those that wait. They are given up. */
    Runnable takeAll(AtForgeException cause) {
        List<QueuedCommand> owners = new ArrayList<>();
        for (Due each : due) {
            each.owner.ifPresent(owners::add);
            each.owner = Optional.empty();
        }
        forgetIdentified();
        deadline.cancel();
        return () -> owners.forEach(owner -> owner.fail(cause));
    }

    /** One that was given up needs no place in the order if what completes it names it. */
    private void forgetIdentified() {
        due.removeIf(each -> each.owner.isEmpty() && each.rules.identified());
    }

    /** As all come in order, the first that waits is the one to be missed; the next may have less time. */
    private void watch() {
        long earliest = Long.MAX_VALUE;
        long now = loop.nanoTime();
        for (Due each : due) {
            if (each.owner.isPresent()) {
                earliest = Math.min(earliest, each.at - now);
            }
        }
        if (earliest == Long.MAX_VALUE) {
            deadline.cancel();
        } else {
            deadline.set(Duration.ofNanos(Math.max(0, earliest)), this::missed);
        }
    }

    private void missed() {
        long now = loop.nanoTime();
        List<QueuedCommand> late = new ArrayList<>();
        for (Due each : due) {
            if (each.owner.isPresent() && each.at - now <= 0) {
                late.add(each.owner.get());
                each.owner = Optional.empty();
            }
        }
        forgetIdentified();
        watch();
        late.forEach(owner -> owner.timedOut(port, owner.command().rules().completeWithin(), "complete"));
    }
}
