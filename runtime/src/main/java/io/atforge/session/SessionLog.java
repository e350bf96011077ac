package io.atforge.session;

import io.atforge.AtForgeException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a session tells the log: a line for each trouble, and one for each return. Lives on the session's loop. */
final class SessionLog {

    private final Supplier<String> name;
    private final Logger log;
    private String last = "";

    /** Logs as the class that applications know. */
    SessionLog(Supplier<String> name) {
        this(name, LoggerFactory.getLogger(ModemSession.class));
    }

    SessionLog(Supplier<String> name, Logger log) {
        this.name = name;
        this.log = log;
    }

    /** A step of the way, of no interest unless something is looked for. */
    void reached(SessionState state) {
        log.debug("{}: {}", name.get(), state);
    }

    void online(Optional<Duration> onTheWay) {
        last = "";
        log.info("{}: ONLINE{}", name.get(), onTheWay.map(time -> " after " + seconds(time)).orElse(""));
    }

    void closed() {
        log.info("{}: CLOSED", name.get());
    }

    void gaveUp(Trouble trouble, Optional<AtForgeException> cause) {
        log.warn("{}: OFFLINE, {}", name.get(), said(trouble, cause));
    }

    /**
     * Trouble, and what is done about it. A port that is looked for every second, or a host that is tried again and
     * again, is told of once.
     *
     * @param limited whether the wait is longer as there were as many connects as the platform allows
     */
    void tries(Trouble trouble, Optional<AtForgeException> cause, Remedy remedy, Duration wait, boolean limited) {
        String line = said(trouble, cause) + "; tries " + remedy;
        String when = " in " + seconds(wait)
                + (limited ? ", as there were as many connects in a minute as are allowed" : "");
        if (line.equals(last)) {
            log.debug("{}: {}{}", name.get(), line, when);
        } else {
            log.warn("{}: {}{}", name.get(), line, when);
        }
        last = line;
    }

    private static String said(Trouble trouble, Optional<AtForgeException> cause) {
        return trouble + cause.map(known -> ": " + known.getMessage()).orElse("");
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 100 / 10.0 + " s";
    }
}
