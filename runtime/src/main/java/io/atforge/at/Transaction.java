package io.atforge.at;

import io.atforge.at.tables.AtTables;
import io.atforge.at.tables.ReplyPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command in flight: tells which lines are its own, and when it ends. A pure state machine.
 *
 * <p>Results are whole lines, never parts of one: {@code CONNECT OK} is not {@code OK}.
 */
final class Transaction {

    /** {@code FAILING}: it has failed, and its final result is still to come. */
    enum Verdict {
        MINE,
        NOT_MINE,
        ECHO,
        SEND_DATA,
        ACCEPTED,
        FAILING,
        ENDED
    }

    private enum Phase {
        ACCEPT,
        COMPLETE
    }

    private final AtCommand command;
    private final AtTables tables;
    private final List<String> lines = new ArrayList<>();
    private String echo;
    private Phase phase = Phase.ACCEPT;
    private Optional<String> completion = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private boolean dataSent;
    private AtResult result;

    Transaction(AtCommand command, AtTables tables) {
        this.command = command;
        this.tables = tables;
        this.echo = command.line().strip();
    }

    AtCommand command() {
        return command;
    }

    boolean isAccepted() {
        return phase == Phase.COMPLETE;
    }

    /** Only after {@link Verdict#FAILING} or {@link Verdict#ENDED}. */
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
        if (isEcho(line)) {
            return Verdict.ECHO;
        }
        if (line.regionMatches(true, 0, "AT+", 0, "AT+".length())) {
            // the echo of another program's command, or of one that was given up (fault 46)
            return Verdict.NOT_MINE;
        }
        AtCommand.Rules rules = command.rules();
        if (ReplyPattern.any(rules.fail(), line)) {
            return isResult(line) ? fail(line) : failing(line);
        }
        if (ReplyPattern.any(rules.until(), line)) {
            return complete(line);
        }
        if (phase == Phase.COMPLETE) {
            return AtTables.isNumberedError(line) ? fail(line) : Verdict.NOT_MINE;
        }
        if (!line.equals("OK") && tables.isUnsolicited(line)) {
            return Verdict.NOT_MINE;
        }
        if (ReplyPattern.any(rules.finals(), line)) {
            lines.add(line);
            return accept();
        }
        if (isResult(line) && isForAnother()) {
            return Verdict.NOT_MINE;
        }
        if (line.equals("OK")) {
            // some families say OK before they ask for data
            boolean asksForData = command.data().isPresent() && !dataSent && failure.isEmpty();
            return asksForData ? Verdict.MINE : accept();
        }
        if (tables.isError(line)) {
            return fail(line);
        }
        lines.add(line);
        return Verdict.MINE;
    }

    /** Whether the text is a part of what the command reads out, as {@code +CMGR: …} is for {@code AT+CMGR}. */
    boolean takes(Frame.Text text) {
        if (phase == Phase.COMPLETE || !text.header().startsWith(AtCommand.nameOf(command.line()) + ":")) {
            return false;
        }
        lines.add(text.header());
        lines.add(text.text());
        return true;
    }

    private boolean isResult(String line) {
        return line.equals("OK") || tables.isError(line);
    }

    /** A result that comes before this command's own information is the late one of an earlier command. */
    private boolean isForAnother() {
        return command.rules()
                .information()
                .filter(information -> lines.stream().noneMatch(information::matches))
                .isPresent();
    }

    /** An unsolicited line may cut the echo in two, so the echo is what is left of it. */
    private boolean isEcho(String line) {
        boolean start = echo.startsWith(line) && line.regionMatches(true, 0, "AT", 0, 2);
        boolean rest = echo.length() < command.line().length() && echo.equals(line);
        if (echo.isEmpty() || !(start || rest)) {
            return false;
        }
        echo = echo.substring(line.length()).strip();
        return true;
    }

    private Verdict accept() {
        if (failure.isPresent()) {
            result = new AtResult.Failed(lines, failure.get(), true);
            return Verdict.ENDED;
        }
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

    /**
     * A line that says why comes before the final result ({@code +CPIN: SIM PIN} and {@code OK}; {@code CLOSED} and
     * {@code ERROR}): the command ends with the result, so that the next one does not get it. It fails with the line,
     * as the result says less. Once it was accepted, a result is due only where the command fails with one, as
     * AT+MCONNECT does with a late {@code ERROR}.
     */
    private Verdict failing(String line) {
        if (failure.isPresent()) {
            return Verdict.MINE;
        }
        failure = Optional.of(line);
        result = new AtResult.Failed(lines, line, isAccepted());
        boolean resultDue = !isAccepted() || ReplyPattern.any(command.rules().fail(), "ERROR");
        return resultDue ? Verdict.FAILING : Verdict.ENDED;
    }

    private Verdict fail(String line) {
        result = new AtResult.Failed(lines, failure.orElse(line), isAccepted());
        return Verdict.ENDED;
    }
}
