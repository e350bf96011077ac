package io.atforge.testkit.page;

import io.atforge.testkit.modem.ModemStatus;
import io.atforge.testkit.page.event.EventKind;
import io.atforge.testkit.page.event.EventLog;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes down how modem and platform are, whenever that has changed. */
final class StateWatch {

    /** What is written down. */
    private record Seen(ModemStatus modem, Optional<DeviceId> device, boolean plugged, String port, boolean up) {}

    private final PageSubject subject;
    private final EventLog log;
    private final AtomicBoolean looking = new AtomicBoolean();
    // Of the modem's scheduler.
    private Optional<Seen> last = Optional.empty();

    StateWatch(PageSubject subject, EventLog log) {
        this.subject = subject;
        this.log = log;
    }

    /** Looks, after what the modem has to do by now. May be called from any thread; returns at once. */
    void look() {
        // On a time that stands still nobody may look for long, and one who waits is enough.
        if (looking.compareAndSet(false, true)) {
            subject.view().look(this::see);
        }
    }

    private void see(ModemStatus modem) {
        looking.set(false);
        Seen now = new Seen(
                modem,
                subject.device().get(),
                subject.plugged().getAsBoolean(),
                subject.port().get(),
                subject.platform().isUp());
        if (!last.equals(Optional.of(now))) {
            last = Optional.of(now);
            log.add(EventKind.STATE, json(now));
        }
    }

    private static String json(Seen seen) {
        ModemStatus modem = seen.modem();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("power", word(modem.power()));
        members.put("sim", word(modem.sim()));
        members.put("registration", word(modem.registration()));
        members.put("signal", modem.signal().isPresent() ? modem.signal().getAsInt() : null);
        members.put("bearer", modem.data().bearer() ? "up" : "down");
        members.put("connection", word(modem.data().connection()));
        members.put("device", seen.device().map(PageSubject::name).orElse(null));
        members.put("plugged", seen.plugged());
        members.put("port", seen.port());
        members.put("platform", seen.up() ? "up" : "down");
        return JsonText.write(members);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
