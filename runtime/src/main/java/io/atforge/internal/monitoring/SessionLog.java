package io.atforge.internal.monitoring;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.at.Frame;
import io.atforge.session.DisconnectReason;
import io.atforge.session.Message;
import io.atforge.session.ModemSession;
import io.atforge.session.RecoveryAction;
import io.atforge.session.SessionState;
import io.atforge.trace.Printable;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session tells the log, always with the device's name: a line for each trouble, and one for each return. What
 * was told since the last return is told again only at DEBUG. Lives on the session's loop.
 */
public final class SessionLog {

    /** Logs as the class that applications know. */
    private static final Logger LOG = LoggerFactory.getLogger(ModemSession.class);

    /** Causes differ without end where they hold what the modem said: then all are told once more. */
    private static final int REMEMBERED = 100;

    private final Supplier<String> name;
    private final Set<String> told = new HashSet<>();

    public SessionLog(Supplier<String> name) {
        this.name = name;
    }

    /** A step of the way, of no interest unless something is looked for. */
    public void reached(SessionState state) {
        LOG.debug("{}: {}", name.get(), state);
    }

    public void online(Optional<Duration> onTheWay) {
        told.clear();
        LOG.info(
                "{}: ONLINE{}",
                name.get(),
                onTheWay.map(time -> " after " + seconds(time)).orElse(""));
    }

    public void closed() {
        LOG.info("{}: CLOSED", name.get());
    }

    public void gaveUp(DisconnectReason reason, Optional<AtForgeException> cause) {
        once("OFFLINE, " + said(reason, cause), "");
    }

    /**
     * Trouble, and what is done about it. A port that is looked for every second, or a host that is tried again and
     * again, is told of once; so is each stronger remedy, at INFO, as the trouble is known by then.
     *
     * @param limited whether the wait is longer as there were as many connects as the platform allows
     */
    public void tries(
            DisconnectReason reason,
            Optional<AtForgeException> cause,
            RecoveryAction action,
            Duration wait,
            boolean limited) {
        String what = said(reason, cause);
        String tries = "tries " + action + " in " + seconds(wait)
                + (limited ? ", as there were as many connects in a minute as are allowed" : "");
        boolean isNews = isNews(what);
        if (isNews(what + "; tries " + action) && !isNews) {
            LOG.info("{}: still {}; {}", name.get(), reason, tries);
        } else {
            tell(isNews, what, "; " + tries);
        }
    }

    /** Where there is a choice of access points. */
    public void attached(String accessPoint) {
        LOG.info("{}: attached by {}", name.get(), accessPoint);
    }

    public void notAttached(String accessPoint, String next, AtForgeException cause) {
        once("cannot attach by " + accessPoint, "; tries " + next + "; " + cause.getMessage());
    }

    /** The modem did not answer a command, and the connection outlived it. */
    public void answersAgain(AtTimeoutException cause) {
        once(cause.getMessage() + "; it answers again", "");
    }

    public void discarded(Frame.Discarded discarded) {
        once("discarded what made no sense: " + discarded.reason(), " (" + discarded.bytes() + " bytes)");
    }

    public void dropped(Message message) {
        once("a handler does not keep up with its messages, and some of them are dropped", "; " + shown(message));
    }

    public void unclaimed(Message message) {
        once(
                "no subscription takes messages of topic " + Printable.text(message.topic()) + ", and they are dropped;"
                        + " subscribe before connect(), or give the session unclaimed(...)",
                "; " + shown(message));
    }

    /** Said once in the life of a session: it is as it should be, but who publishes should know. */
    public void keepsPace() {
        LOG.info(
                "{}: messages wait, as the platform takes only so many a second and drops the rest in silence;"
                        + " see publishQuota in devices.yaml, or publish less",
                name.get());
    }

    public void showsTexts() {
        once(
                "the modem shows short messages, though it was told not to; it is told again. Does another program use it?",
                "");
    }

    private static String shown(Message message) {
        return "this one has " + message.payload().length + " bytes";
    }

    /** A failure that is of no kind this library knows. */
    public void failed(Throwable cause) {
        LOG.error("{}: a step of the way online failed", name.get(), cause);
    }

    /** @param detail what may differ each time */
    private void once(String what, String detail) {
        tell(isNews(what), what, detail);
    }

    private boolean isNews(String what) {
        if (told.size() >= REMEMBERED) {
            told.clear();
        }
        return told.add(what);
    }

    private void tell(boolean isNews, String what, String detail) {
        if (isNews) {
            LOG.warn("{}: {}{}", name.get(), what, detail);
        } else {
            LOG.debug("{}: {}{}", name.get(), what, detail);
        }
    }

    private static String said(DisconnectReason reason, Optional<AtForgeException> cause) {
        return reason + cause.map(known -> ": " + known.getMessage()).orElse("");
    }

    private static String seconds(Duration time) {
        long tenths = time.toMillis() / 100;
        return tenths / 10.0 + " s";
    }
}
