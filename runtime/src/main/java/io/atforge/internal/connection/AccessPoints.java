package io.atforge.internal.connection;

import io.atforge.AtForgeException;
import io.atforge.device.AccessPoint;
import io.atforge.internal.monitoring.SessionLog;
import io.atforge.internal.settings.DeviceIdentity;
import io.atforge.session.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The access points of a device's modem, and which of them worked: that one is tried first the next time. Lives on the
 * session's loop.
 */
final class AccessPoints {

    private final DeviceIdentity<?> identity;
    private final SessionLog log;
    private final Consumer<SessionEvent> events;
    private Optional<AccessPoint> worked = Optional.empty();

    AccessPoints(DeviceIdentity<?> identity, SessionLog log, Consumer<SessionEvent> events) {
        this.identity = identity;
        this.log = log;
        this.events = events;
    }

    /** In the order in which they are to be tried; at least one. */
    List<AccessPoint> inTurn() {
        List<AccessPoint> all = all();
        List<AccessPoint> inTurn = new ArrayList<>(all);
        worked.filter(inTurn::remove).ifPresent(point -> inTurn.add(0, point));
        return inTurn.isEmpty() ? List.of(AccessPoint.chosenByNetwork()) : inTurn;
    }

    private List<AccessPoint> all() {
        return identity.device().product().modem().accessPoints();
    }

    /** The modem attached by it. Only where there is a choice does anybody want to know. */
    void worked(AccessPoint point) {
        boolean isNews = !worked.equals(Optional.of(point));
        worked = Optional.of(point);
        if (all().size() > 1) {
            if (isNews) {
                log.attached(point.title());
            }
            events.accept(new SessionEvent.Attached(point.title()));
        }
    }

    /** It did not, and another is tried. */
    void failed(AccessPoint point, AccessPoint next, AtForgeException cause) {
        log.notAttached(point.title(), next.title(), cause);
    }
}
