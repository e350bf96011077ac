package io.atforge.testkit.page;

import io.atforge.testkit.page.event.EventKind;
import io.atforge.testkit.page.event.EventLog;
import io.atforge.testkit.page.wire.SecretMask;
import io.atforge.testkit.platform.json.JsonText;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes down in words what was done. Safe for any thread. */
final class Notes {

    private static final int MOST_CHARACTERS = 1000;

    private final EventLog log;
    private final SecretMask mask;
    private final Clock clock;

    Notes(EventLog log, SecretMask mask, Clock clock) {
        this.log = log;
        this.mask = mask;
        this.clock = clock;
    }

    void add(String text) {
        String masked = mask.text(text);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("t", clock.millis());
        members.put("text", masked.substring(0, Math.min(masked.length(), MOST_CHARACTERS)));
        log.add(EventKind.NOTE, JsonText.write(members));
    }
}
