package io.atforge.script;

import io.atforge.AtForgeException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.at.AtChannel;
import io.atforge.at.AtCommand;
import io.atforge.at.AtResult;
import io.atforge.at.ModemErrors;
import io.atforge.at.tables.AtTables;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.at.tables.TextEscape;
import io.atforge.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs scripts on a channel, one command after the other. Called on the channel's loop; futures complete there. */
public final class ScriptRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ScriptRunner.class);

    private final AtChannel channel;
    private final EventLoop loop;
    private final AtTables tables;
    private final TextEscape textEscape;
    private final Set<Run> waiting = new LinkedHashSet<>();

    /** Scripts are few, and run again and again. */
    private final IdentityHashMap<Step, CommandTemplate> templates = new IdentityHashMap<>();

    private final MessageIds messageIds = new MessageIds();

    /**
     * Creates a runner.
     *
     * @param channel    where the commands go
     * @param loop       the channel's loop
     * @param tables     what the modem family adds to V.250
     * @param textEscape how a message stands between quotes
     */
    public ScriptRunner(AtChannel channel, EventLoop loop, AtTables tables, TextEscape textEscape) {
        this.channel = channel;
        this.loop = loop;
        this.tables = tables;
        this.textEscape = textEscape;
    }

    /**
     * Runs a script.
     *
     * @param script the script
     * @param values what the script leaves open
     * @return how it ended; never fails
     */
    public CompletableFuture<ScriptResult> run(AtScript script, Map<ScriptVariable, byte[]> values) {
        return run(script, values, step -> {});
    }

    /**
     * Runs a script, and tells how far it has come.
     *
     * @param script   the script
     * @param values   what the script leaves open
     * @param progress told of each step before it is tried
     * @return how it ended; never fails
     */
    public CompletableFuture<ScriptResult> run(
            AtScript script, Map<ScriptVariable, byte[]> values, Consumer<Step> progress) {
        CompletableFuture<ScriptResult> ended = new CompletableFuture<>();
        new Run(script, values, progress, Optional.empty(), ended::complete).step(0, 0);
        return ended;
    }

    /**
     * How the last command of a script is completed while others follow it.
     *
     * @param within   how long that may take, if the script says no less
     * @param accepted runs when the command is accepted and has left the line; not if it ends by then
     */
    public record Completion(Duration within, Runnable accepted) {}

    /**
     * Runs a script whose last command leaves the line as soon as it is accepted.
     *
     * @param script     the script
     * @param values     what the script leaves open
     * @param completion how it is completed
     * @param ended      takes how it ended, with its completion
     */
    public void run(
            AtScript script, Map<ScriptVariable, byte[]> values, Completion completion, Consumer<ScriptResult> ended) {
        new Run(script, values, step -> {}, Optional.of(completion), ended).step(0, 0);
    }

    /**
     * Runs a script that must not fail.
     *
     * @param script the script
     * @param values what the script leaves open
     * @return completes when every command did what the script asks; fails with what happened otherwise
     */
    public CompletableFuture<Void> require(AtScript script, Map<ScriptVariable, byte[]> values) {
        return required(run(script, values));
    }

    /**
     * A script's result, where it must not fail.
     *
     * @param result the result
     * @return completes when every command did what the script asks; fails with what happened otherwise
     */
    public static CompletableFuture<Void> required(CompletableFuture<ScriptResult> result) {
        return result.thenCompose(ended -> ended instanceof ScriptResult.Failed failed
                ? CompletableFuture.failedFuture(failed.error())
                : CompletableFuture.completedFuture(null));
    }

    /**
     * Ends the scripts that wait before they try a command again. Those with a command under way end with it.
     *
     * @param cause why
     */
    public void abort(AtForgeException cause) {
        List.copyOf(waiting).forEach(run -> run.abort(cause));
    }

    private final class Run {

        private final AtScript script;
        private final Map<ScriptVariable, byte[]> values;
        private final Consumer<Step> progress;
        private final Optional<Completion> completion;
        private final Consumer<ScriptResult> ended;

        /** A command that may fail can still be the reason why a later one does. */
        private Optional<AtForgeException> tolerated = Optional.empty();

        private final List<String> lines = new ArrayList<>();
        private EventLoop.Timer pause = () -> {};
        private Optional<ScriptResult.Failed> lastTry = Optional.empty();

        Run(
                AtScript script,
                Map<ScriptVariable, byte[]> values,
                Consumer<Step> progress,
                Optional<Completion> completion,
                Consumer<ScriptResult> ended) {
            this.completion = completion;
            this.ended = ended;
            this.script = script;
            this.values = values;
            this.progress = progress;
        }

        void step(int index, int tried) {
            if (index == script.steps().size()) {
                ended.accept(new ScriptResult.Done(lines));
                return;
            }
            Step step = script.steps().get(index);
            progress.accept(step);
            AtCommand command;
            Step filled;
            try {
                CommandTemplate template =
                        templates.computeIfAbsent(step, first -> new CommandTemplate(first, tables, textEscape));
                String messageId = template.isNumbered() ? messageIds.next() : "";
                filled = template.step(messageId);
                command = template.command(values, filled, messageId);
            } catch (InvalidArgumentException e) {
                ended.accept(new ScriptResult.Failed(step, Optional.empty(), false, e));
                return;
            }
            execute(index, command).whenComplete((result, error) -> {
                Optional<ScriptResult.Failed> failure = error == null
                        ? failure(step, filled, command, result)
                        : Optional.of(new ScriptResult.Failed(step, Optional.empty(), false, (AtForgeException) error));
                if (failure.isPresent()) {
                    failed(index, tried, failure.get(), filled);
                } else {
                    keep((AtResult.Done) result);
                    step(index + 1, 0);
                }
            });
        }

        private CompletableFuture<AtResult> execute(int index, AtCommand command) {
            boolean isLast = index == script.steps().size() - 1;
            return completion.isPresent() && isLast
                    ? channel.execute(
                            command.completeWithin(completion.get().within()),
                            completion.get().accepted())
                    : channel.execute(command);
        }

        private void keep(AtResult.Done done) {
            lines.addAll(done.lines());
            done.completion().ifPresent(lines::add);
        }

        private void failed(int index, int tried, ScriptResult.Failed failed, Step filled) {
            Step step = failed.step();
            if (isOver(failed.error())) {
                ended.accept(failed);
            } else if (tried < step.retry().times() && !isAborted(failed, filled)) {
                waiting.add(this);
                lastTry = Optional.of(failed);
                pause = loop.after(step.retry().every(), () -> {
                    waiting.remove(this);
                    step(index, tried + 1);
                });
            } else if (step.optional()) {
                LOG.debug("{}: tolerated: {}", script.name(), failed.error().getMessage());
                tolerated = Optional.of(failed.error());
                step(index + 1, 0);
            } else {
                tolerated.ifPresent(failed.error()::addSuppressed);
                ended.accept(failed);
            }
        }

        void abort(AtForgeException cause) {
            waiting.remove(this);
            pause.cancel();
            lastTry.ifPresent(
                    failed -> ended.accept(new ScriptResult.Failed(failed.step(), Optional.empty(), false, cause)));
        }
    }

    /** The script says that this answer stays what it is. */
    private static boolean isAborted(ScriptResult.Failed failed, Step filled) {
        return failed.line()
                .filter(line -> ReplyPattern.any(filled.abort(), line))
                .isPresent();
    }

    /** There is no point in another try without a port or a connection. */
    private static boolean isOver(AtForgeException error) {
        return error instanceof PortException
                || error instanceof ConnectionLostException
                || error instanceof NotConnectedException;
    }

    /** What the modem did wrong; {@code filled} is the step with the values of this run in its patterns. */
    private Optional<ScriptResult.Failed> failure(Step step, Step filled, AtCommand command, AtResult result) {
        if (result instanceof AtResult.Failed failed) {
            return Optional.of(new ScriptResult.Failed(
                    step,
                    Optional.of(failed.error()),
                    failed.accepted(),
                    ModemErrors.of(channel.name(), command, failed.error(), tables.explanations())));
        }
        if (filled.expect().isEmpty() || holds(result.lines(), filled.expect())) {
            return Optional.empty();
        }
        Optional<String> aborted = result.lines().stream()
                .filter(line -> ReplyPattern.any(filled.abort(), line))
                .findFirst();
        if (aborted.isPresent()) {
            return Optional.of(new ScriptResult.Failed(
                    step,
                    aborted,
                    false,
                    ModemErrors.of(channel.name(), command, aborted.get(), tables.explanations())));
        }
        return Optional.of(new ScriptResult.Failed(
                step,
                Optional.empty(),
                false,
                ModemErrors.unexpected(
                        channel.name(), command, result.lines(), filled.expect(), tables.explanations())));
    }

    private static boolean holds(List<String> lines, List<ReplyPattern> expected) {
        return lines.stream().anyMatch(line -> expected.stream().anyMatch(pattern -> pattern.heldBy(line)));
    }
}
