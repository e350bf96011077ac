package io.atforge.testkit.page;

import io.atforge.testkit.page.event.EventKind;
import io.atforge.testkit.page.event.EventLog;
import io.atforge.testkit.page.wire.SecretMask;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.json.JsonText;
import io.atforge.testkit.platform.state.PlatformState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes down who of those who are connected has subscribed to what, whenever that has changed. Of one thread. */
final class SubscriptionWatch {

    private static final int MOST = 1000;
    private static final int MOST_FILTER = 1000;

    /** As long as this is the same, so is what is written down. */
    private record Seen(long changes, Set<DeviceId> connected) {}

    private final PlatformState platform;
    private final EventLog log;
    private final SecretMask mask;
    private Seen last = new Seen(-1, Set.of());

    SubscriptionWatch(PlatformState platform, EventLog log, SecretMask mask) {
        this.platform = platform;
        this.log = log;
        this.mask = mask;
    }

    void look() {
        Seen now = new Seen(platform.subscriptions().changes(), platform.connected());
        if (!now.equals(last)) {
            last = now;
            log.add(EventKind.SUBSCRIPTIONS, json(now.connected()));
        }
    }

    private String json(Set<DeviceId> connected) {
        List<Object> list = new ArrayList<>();
        int all = 0;
        for (DeviceId device : connected.stream()
                .sorted(Comparator.comparing(PageSubject::name))
                .toList()) {
            for (String filter : platform.subscriptions().of(device)) {
                all++;
                if (list.size() < MOST) {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("device", PageSubject.name(device));
                    String shown = mask.text(filter);
                    one.put("filter", shown.substring(0, Math.min(shown.length(), MOST_FILTER)));
                    list.add(one);
                }
            }
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("list", list);
        members.put("count", all);
        return JsonText.write(members);
    }
}
