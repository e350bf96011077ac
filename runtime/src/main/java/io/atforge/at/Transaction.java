package io.atforge.at;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command in flight: tells which lines are its own, and when it ends. A pure state machine.
 *
 * <p>Results are whole lines, never parts of one: {@code CONNECT OK} is not {@code OK}.
 */
final class Transaction {

    enum Verdict { MINE, NOT_MINE, SEND_DATA, ACCEPTED, ENDED }

    private enum Phase { ACCEPT, COMPLETE }

    private final AtCommand command;
    private final AtTables tables;
    private final String echo;
    private final List<String> lines = new ArrayList<>();
    private Phase phase = Phase.ACCEPT;
    private Optional<String> completion = Optional.empty();
    private boolean dataSent;
    private AtResult result;

    Transaction(AtCommand command, AtTables tables) {
        this.command = command;
        this.tables = tables;
        this.echo = new String(command.bytes(), StandardCharsets.UTF_8).strip();
    }

    AtCommand command() {
        return command;
    }

    /** Only after {@link Verdict#ENDED}. */
    AtResult result() {
        return result;
    }

    Verdict prompt() {
        if (dataSent || command.data().isEmpty()) {
            return Verdict.NOT_MINE;
        }
        dataSent = true;
        return Verdict.SEND_DATA;
    }

    Verdict line(String line) {
        if (line.equals(echo)) {
            return Verdict.MINE;
        }
        AtCommand.Rules rules = command.rules();
        if (any(rules.fail(), line) || isNumberedError(line)) {
            return fail(line);
        }
        if (any(rules.until(), line)) {
            return complete(line);
        }
        if (tables.isUnsolicited(line) || phase == Phase.COMPLETE) {
            return Verdict.NOT_MINE;
        }
        if (line.equals("ERROR")) {
            return fail(line);
        }
        if (any(rules.finals(), line)) {
            lines.add(line);
            return accept();
        }
        if (line.equals("OK")) {
            return accept();
        }
        lines.add(line);
        return Verdict.MINE;
    }

    private Verdict accept() {
        if (!command.rules().until().isEmpty() && completion.isEmpty()) {
            phase = Phase.COMPLETE;
            return Verdict.ACCEPTED;
        }
        result = new AtResult.Done(lines, completion);
        return Verdict.ENDED;
    }

    /** Some firmware sends the completion before the {@code OK}; the command still ends at the {@code OK}. */
    private Verdict complete(String line) {
        completion = Optional.of(line);
        return phase == Phase.COMPLETE ? accept() : Verdict.MINE;
    }

    private Verdict fail(String line) {
        result = new AtResult.Failed(lines, line);
        return Verdict.ENDED;
    }

    private static boolean isNumberedError(String line) {
        return line.startsWith("+CME ERROR:") || line.startsWith("+CMS ERROR:");
    }

    private static boolean any(List<ReplyPattern> patterns, String line) {
        for (ReplyPattern pattern : patterns) {
            if (pattern.matches(line)) {
                return true;
            }
        }
        return false;
    }
}
