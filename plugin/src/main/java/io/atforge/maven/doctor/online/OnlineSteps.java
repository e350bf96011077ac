package io.atforge.maven.doctor.online;

import io.atforge.AtForgeException;
import io.atforge.AuthenticationException;
import io.atforge.PlatformRefusedException;
import io.atforge.PlatformUnreachableException;
import io.atforge.SecretUnavailableException;
import io.atforge.SimPinException;
import io.atforge.aliyun.Transport;
import io.atforge.dialect.Dialect;
import io.atforge.dialect.Dialect.Phase;
import io.atforge.maven.device.ChosenDevice;
import io.atforge.maven.doctor.modem.Step;
import io.atforge.maven.doctor.online.WayOnline.End;
import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.Outcome.Passed;
import io.atforge.maven.doctor.report.Outcome.Skipped;
import io.atforge.maven.doctor.report.PlainText;
import io.atforge.maven.doctor.report.StepName;
import io.atforge.session.SessionState;
import io.atforge.trace.TraceEntry.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The steps of one way online: bearer, host, TLS, sign-in. Which of them failed is told by the state in which the way ended,
 * and by the kind of its end.
 */
public final class OnlineSteps {

    private static final Pattern ADDRESS = Pattern.compile("(?:.*[^\\d.])?(\\d{1,3}(?:\\.\\d{1,3}){3})(?:[^\\d.].*)?");
    private static final Map<StepName, String> CURES = Map.of(
            StepName.BEARER,
            "correct apn, user and password in devices.yaml, or leave them out; check with the operator that the contract"
                    + " has data",
            StepName.HOST,
            "check region, instance or host and port in devices.yaml, and that neither the SIM card's contract nor a"
                    + " firewall keeps the modem from it",
            StepName.TLS,
            "check that the certificates in platform.ca are those of the host's authority, that host and port belong to"
                    + " TLS, and the modem's clock",
            StepName.SIGN_IN,
            "compare product key, device name and secret with the console's, the region with the product's, and look"
                    + " whether the device is disabled");

    private final ChosenDevice device;
    private final BooleanSupplier inUse;
    private final Supplier<WayOnline> way;

    /**
     * Makes the steps.
     *
     * @param device the device
     * @param inUse  whether another program has the modem connected; asked before the way is
     * @param way    starts on the way when it is asked first
     */
    public OnlineSteps(ChosenDevice device, BooleanSupplier inUse, Supplier<WayOnline> way) {
        this.device = device;
        this.inUse = inUse;
        this.way = way;
    }

    /**
     * The steps.
     *
     * @return in order
     */
    public List<Step> all() {
        return Stream.of(StepName.BEARER, StepName.HOST, StepName.TLS, StepName.SIGN_IN)
                .<Step>map(name -> new Step() {
                    @Override
                    public StepName name() {
                        return name;
                    }

                    @Override
                    public Outcome examine() {
                        return outcome(name);
                    }
                })
                .toList();
    }

    private Outcome outcome(StepName step) {
        if (step == StepName.BEARER && inUse.getAsBoolean()) {
            return new Failed(
                    "the modem is signed in at a platform now: a program uses it",
                    "end that program; if there is none any more, switch the modem's power off and on");
        }
        End end = way.get().end();
        Optional<StepName> failed = end.cause().map(cause -> failed(end.state(), cause));
        if (failed.equals(Optional.of(step))) {
            return failure(step, end);
        }
        return switch (step) {
            case BEARER ->
                new Passed(address(end).map(found -> "address " + found).orElse("up"));
            case HOST ->
                failed.equals(Optional.of(StepName.TLS))
                        ? new Skipped("the modem does not tell a host that is not reached from one that is not trusted")
                        : new Passed(device.platform().endpoint() + " answered");
            case TLS ->
                isTls()
                        ? new Passed("the modem trusts the host")
                        : new Skipped("the connection is in clear: transport is tcp");
            default -> new Passed("the platform let " + PlainText.of(device.name()) + " in");
        };
    }

    private boolean isTls() {
        return device.platform().transport() == Transport.TLS;
    }

    /** Which step it was that failed. */
    private StepName failed(SessionState state, AtForgeException cause) {
        return switch (state) {
            case AUTHENTICATING ->
                cause instanceof AuthenticationException || cause instanceof SecretUnavailableException
                        ? StepName.SIGN_IN
                        : StepName.HOST;
            case CONNECTING -> cause instanceof PlatformUnreachableException && isTls() ? StepName.TLS : StepName.HOST;
            case SIGNING_IN -> signingIn(cause);
            case SUBSCRIBING, ONLINE -> StepName.SIGN_IN;
            default -> StepName.BEARER;
        };
    }

    private StepName signingIn(AtForgeException cause) {
        if (cause instanceof PlatformRefusedException) {
            return StepName.SIGN_IN;
        }
        if (cause instanceof PlatformUnreachableException && isTls()) {
            return StepName.TLS;
        }
        return connectsBeforehand() ? StepName.SIGN_IN : StepName.HOST;
    }

    /** Some families connect with a command of its own, others with that which signs in. */
    private boolean connectsBeforehand() {
        Dialect family = device.modem().dialect();
        return Optional.ofNullable(device.sessionScripts().get("connect"))
                .map(script -> script.steps().stream()
                        .filter(step -> family.phase(step.command()).equals(Optional.of(Phase.TCP)))
                        .anyMatch(step -> !step.until().isEmpty() && !step.optional()))
                .orElse(true);
    }

    private Failed failure(StepName step, End end) {
        AtForgeException cause = end.cause().orElseThrow();
        if (cause instanceof AuthenticationException refused) {
            return new Failed(
                    PlainText.of(refused.getMessage()), refused.error().advice());
        }
        if (cause instanceof SimPinException pin) {
            return new Failed(
                    PlainText.of(cause.getMessage()),
                    pin.triesLeft().isEmpty()
                            ? "enter the PIN by hand, or switch it off with the card in a telephone"
                            : "correct modem.pin in devices.yaml before this is run again, or enter the right PIN with the card in a"
                                    + " telephone");
        }
        LastAnswer answer = LastAnswer.of(end.said());
        if (step == StepName.TLS) {
            // what the families know of the same answers is of a connection in clear
            return new Failed("no TLS connection came about that the modem trusts" + answer.shown(), CURES.get(step));
        }
        return answer.explained(device.modem().dialect().tables().explanations())
                .orElseGet(() -> new Failed(PlainText.of(cause.getMessage()), CURES.get(step)));
    }

    private Optional<String> address(End end) {
        Dialect family = device.modem().dialect();
        boolean isAboutBearer = false;
        Optional<String> found = Optional.empty();
        for (var entry : end.said()) {
            if (entry.direction() == Direction.SENT) {
                isAboutBearer = family.phase(entry.text()).equals(Optional.of(Phase.BEARER));
            } else if (isAboutBearer) {
                Matcher address = ADDRESS.matcher(entry.text());
                if (address.matches()) {
                    found = Optional.of(address.group(1));
                }
            }
        }
        return found;
    }
}
