package io.atforge.internal.connection;

import io.atforge.internal.settings.SessionSettings;
import io.atforge.session.DisconnectReason;
import io.atforge.session.RecoveryAction;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.RecoveryLadder.Rung;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Where on its ladder a session is. Knows no modem: it is told of trouble, and says what to try, and when. */
final class Recovery {

    /** What to do next. */
    record Step(RecoveryAction action, Duration after) {}

    /** A connection that held so long was a good one. */
    private static final Duration GOOD = Duration.ofMinutes(1);

    /** A port that is not there is looked for so often. */
    private static final Duration PORT_POLL = Duration.ofSeconds(1);

    /** Trouble that no rung helps against. */
    private static final Set<DisconnectReason> HOLD_DOWN =
            EnumSet.of(DisconnectReason.REFUSED, DisconnectReason.DISPLACED, DisconnectReason.CREDENTIALS);

    private static final Map<DisconnectReason, RecoveryAction> FIRST = new EnumMap<>(Map.ofEntries(
            Map.entry(DisconnectReason.PORT, RecoveryAction.RESYNC),
            Map.entry(DisconnectReason.SILENCE, RecoveryAction.REOPEN),
            Map.entry(DisconnectReason.RESTART, RecoveryAction.RESYNC),
            Map.entry(DisconnectReason.SIM, RecoveryAction.RESYNC),
            Map.entry(DisconnectReason.NETWORK, RecoveryAction.RESYNC),
            Map.entry(DisconnectReason.BEARER, RecoveryAction.REATTACH),
            Map.entry(DisconnectReason.CONNECT, RecoveryAction.RECONNECT),
            Map.entry(DisconnectReason.CLOSED, RecoveryAction.RECONNECT),
            Map.entry(DisconnectReason.UNACKNOWLEDGED, RecoveryAction.RECONNECT),
            Map.entry(DisconnectReason.REFUSED, RecoveryAction.RECONNECT),
            Map.entry(DisconnectReason.DISPLACED, RecoveryAction.RECONNECT),
            Map.entry(DisconnectReason.CREDENTIALS, RecoveryAction.RECONNECT),
            Map.entry(DisconnectReason.MODEM, RecoveryAction.RECONNECT)));

    private final RecoveryLadder ladder;
    private final List<Rung> rungs;
    private final RandomGenerator random;
    private int rung = -1;
    private int tried;
    private int failures;
    private int held;

    /** Rungs whose remedy the modem family or the application does not have are left out. */
    Recovery(RecoveryLadder ladder, Set<RecoveryAction> available, RandomGenerator random) {
        this.ladder = ladder;
        this.rungs = ladder.rungs().stream()
                .filter(each -> available.contains(each.action()))
                .toList();
        this.random = random;
    }

    static Recovery of(SessionSettings<?> settings) {
        Set<RecoveryAction> available =
                EnumSet.of(RecoveryAction.RESYNC, RecoveryAction.RECONNECT, RecoveryAction.REOPEN);
        Map<String, RecoveryAction> scripted =
                Map.of("detach", RecoveryAction.REATTACH, "radio", RecoveryAction.RADIO, "reset", RecoveryAction.RESET);
        scripted.forEach((script, action) -> {
            if (settings.dialect().templates().containsKey(script)) {
                available.add(action);
            }
        });
        settings.powerSwitch().ifPresent(hook -> available.add(RecoveryAction.POWER));
        return new Recovery(settings.recovery(), available, settings.random());
    }

    boolean isPossible() {
        return !rungs.isEmpty();
    }

    /** A connection that was good starts all anew. */
    void wasOnline(Duration time) {
        if (time.compareTo(GOOD) >= 0) {
            rung = -1;
            tried = 0;
            failures = 0;
            held = 0;
        }
    }

    Step next(DisconnectReason reason) {
        if (HOLD_DOWN.contains(reason)) {
            return new Step(RecoveryAction.RECONNECT, ladder.holdDown().after(held++, random));
        }
        if (reason == DisconnectReason.PORT) {
            return new Step(RecoveryAction.RESYNC, PORT_POLL);
        }
        climb(first(reason));
        return new Step(rungs.get(rung).action(), ladder.backoff().after(failures++, random));
    }

    private void climb(int first) {
        if (rung < first) {
            rung = first;
            tried = 0;
        } else if (tried >= rungs.get(rung).tries()) {
            rung = rung + 1 < rungs.size() ? rung + 1 : first;
            tried = 0;
        }
        tried++;
    }

    /** The first rung that is strong enough; the last, if none is. */
    private int first(DisconnectReason reason) {
        RecoveryAction wanted = FIRST.get(reason);
        for (int i = 0; i < rungs.size(); i++) {
            if (rungs.get(i).action().compareTo(wanted) >= 0) {
                return i;
            }
        }
        return rungs.size() - 1;
    }
}
