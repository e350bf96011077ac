package io.atforge.internal.connection;

import io.atforge.AtForgeException;
import io.atforge.ModemErrorException;
import io.atforge.SimPinException;
import io.atforge.UnexpectedReplyException;
import io.atforge.aliyun.SecretSource;
import io.atforge.at.AtChannel;
import io.atforge.dialect.Dialect.Failure;
import io.atforge.internal.authentication.Authenticator;
import io.atforge.internal.settings.ScriptValues;
import io.atforge.internal.settings.SessionScripts;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.script.ScriptVariable;
import io.atforge.session.SessionState;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Enters the PIN of a SIM card that asks for it, so that no card is ever locked: only where the modem says that two tries
 * or more are left, and no PIN again that the card refused. Lives on the session's loop.
 */
final class PinEntry {

    /** With one try left, a wrong PIN locks the card. */
    private static final int FEWEST = 2;

    /** Other errors may be of a card that is still being read (27.007, 9.2.1: 14 is "SIM busy"). */
    private static final Pattern INCORRECT_PASSWORD = Pattern.compile("\\+CME ERROR: ?(16|incorrect password)");

    private static final String INSTEAD = "switch the PIN off with the card in a telephone";

    private final SessionSettings<?> settings;
    private final AtChannel channel;
    private final ScriptRunner runner;
    private final ConnectSteps steps;
    private final Authenticator<?> authenticator;
    private final ScriptValues values;

    /** What the card does not take. */
    private Optional<byte[]> refused = Optional.empty();

    /** What was entered and not seen to work: a try fewer afterwards is an answer, too. */
    private Optional<byte[]> doubtful = Optional.empty();

    private int leftBefore;

    PinEntry(
            SessionSettings<?> settings,
            AtChannel channel,
            ScriptRunner runner,
            ConnectSteps steps,
            Authenticator<?> authenticator) {
        this.settings = settings;
        this.channel = channel;
        this.runner = runner;
        this.steps = steps;
        this.authenticator = authenticator;
        this.values = new ScriptValues(settings.identity());
    }

    /**
     * Enters the PIN, if that is what the card's check failed for.
     *
     * @param checked how the check failed
     * @return completes when the card is ready; fails with what keeps it from being so
     */
    CompletableFuture<Void> enter(ScriptResult.Failed checked) {
        Optional<SecretSource> source =
                settings.identity().device().product().modem().pin();
        if (source.isEmpty() || !isAskedFor(checked)) {
            return CompletableFuture.failedFuture(checked.error());
        }
        if (scripts().pin().isEmpty() || scripts().pinTries().isEmpty()) {
            return failed(
                    "modem.pin is not entered, as modem family "
                            + settings.dialect().title()
                            + " has no scripts pin and pin-tries; write them, or " + INSTEAD,
                    OptionalInt.empty());
        }
        return authenticator.asked(() -> values.pin(source.get())).thenComposeAsync(this::enter, settings.loop());
    }

    private boolean isAskedFor(ScriptResult.Failed checked) {
        return checked.line()
                .flatMap(line -> settings.dialect().meaning(checked.step().command(), line))
                .equals(Optional.of(Failure.PIN));
    }

    private CompletableFuture<Void> enter(Map<ScriptVariable, byte[]> given) {
        byte[] pin = given.get(ScriptVariable.PIN);
        return tries().thenCompose(left -> {
            if (left.isPresent() && isSame(doubtful, pin) && left.getAsInt() < leftBefore) {
                refused = doubtful;
            }
            if (isSame(refused, pin)) {
                return failed(
                        "the card refused the PIN of modem.pin before, so that this session does not enter it again;"
                                + " correct modem.pin",
                        left);
            }
            if (left.isEmpty()) {
                return failed(
                        "modem.pin is not entered, as the modem does not say how many tries are left, and a wrong PIN"
                                + " may lock the card; enter it by hand, or " + INSTEAD,
                        left);
            }
            if (left.getAsInt() < FEWEST) {
                return failed(
                        "modem.pin is not entered, as a wrong PIN would lock the card now; enter the right one with the"
                                + " card in a telephone, which gives all tries back, and correct modem.pin",
                        left);
            }
            doubtful = Optional.of(pin);
            leftBefore = left.getAsInt();
            return steps.follow(scripts().pin().orElseThrow(), given, SessionState.CHECKING_SIM)
                    .thenCompose(result -> entered(pin, result));
        });
    }

    private CompletableFuture<Void> entered(byte[] pin, ScriptResult result) {
        if (!(result instanceof ScriptResult.Failed failed)) {
            doubtful = Optional.empty();
            return CompletableFuture.completedFuture(null);
        }
        boolean isOfPin = ScriptVariable.REFERENCE
                .matcher(failed.step().command())
                .results()
                .anyMatch(reference -> reference.group(1).equals(ScriptVariable.PIN.id()));
        if (!isOfPin || !isAnswer(failed.error())) {
            return CompletableFuture.failedFuture(failed.error());
        }
        boolean isRefused = failed.line()
                .filter(line -> INCORRECT_PASSWORD.matcher(line).matches())
                .isPresent();
        if (isRefused) {
            refuse(pin);
        }
        return tries().thenCompose(left -> {
            if (!isRefused && left.isPresent() && left.getAsInt() >= leftBefore) {
                // a modem that was busy: the card did not look at the PIN
                return CompletableFuture.failedFuture(failed.error());
            }
            refuse(pin);
            return CompletableFuture.failedFuture(new SimPinException(
                    failed.error().getMessage() + told(left) + "; this session does not enter it again",
                    left,
                    failed.error()));
        });
    }

    private void refuse(byte[] pin) {
        refused = Optional.of(pin);
        doubtful = Optional.empty();
    }

    /** How many are left; empty if the modem does not say. */
    private CompletableFuture<OptionalInt> tries() {
        return runner.run(scripts().pinTries().orElseThrow(), values.common()).thenCompose(result -> {
            if (result instanceof ScriptResult.Done done) {
                return CompletableFuture.completedFuture(settings.dialect().pinTries().stream()
                        .flatMap(pattern -> done.lines().stream().flatMap(line -> number(pattern, line)))
                        .findFirst()
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()));
            }
            AtForgeException error = ((ScriptResult.Failed) result).error();
            return isAnswer(error)
                    ? CompletableFuture.completedFuture(OptionalInt.empty())
                    : CompletableFuture.failedFuture(error);
        });
    }

    /** More than two digits are no number of tries. */
    private static Stream<Integer> number(Pattern pattern, String line) {
        Matcher told = pattern.matcher(line);
        return told.matches() && told.group(1).matches("\\d{1,2}")
                ? Stream.of(Integer.valueOf(told.group(1)))
                : Stream.empty();
    }

    private <T> CompletableFuture<T> failed(String why, OptionalInt left) {
        return CompletableFuture.failedFuture(new SimPinException(
                "the SIM card of the modem on " + channel.name() + " asks for its PIN" + told(left) + "; " + why,
                left,
                null));
    }

    private static String told(OptionalInt left) {
        return left.isEmpty()
                ? ""
                : left.getAsInt() == 1 ? ", with 1 try left" : ", with " + left.getAsInt() + " tries left";
    }

    private static boolean isAnswer(AtForgeException error) {
        return error instanceof ModemErrorException || error instanceof UnexpectedReplyException;
    }

    private static boolean isSame(Optional<byte[]> known, byte[] pin) {
        return known.filter(bytes -> Arrays.equals(bytes, pin)).isPresent();
    }

    private SessionScripts scripts() {
        return settings.identity().scripts();
    }
}
