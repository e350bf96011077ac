package io.atforge.testkit.page;

import io.atforge.testkit.page.event.EventKind;
import io.atforge.testkit.page.event.EventLog;
import io.atforge.testkit.page.wire.Latencies;
import io.atforge.testkit.page.wire.WireRecorder;
import io.atforge.testkit.platform.json.JsonText;
import io.atforge.testkit.platform.state.PlatformState;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes down how much there was of everything, whenever that has changed. Of one thread. */
final class Counters {

    private static final double THOUSANDTHS = 1000;

    private final EventLog log;
    private final WireRecorder wire;
    private final MessageRecorder messages;
    private final PlatformState platform;
    private final Clock clock;
    private Map<String, Object> last = Map.of();

    Counters(EventLog log, WireRecorder wire, MessageRecorder messages, PlatformState platform, Clock clock) {
        this.log = log;
        this.wire = wire;
        this.messages = messages;
        this.platform = platform;
        this.clock = clock;
    }

    /** Called once a second. */
    void look() {
        Map<String, Object> now = new LinkedHashMap<>();
        now.put("in", wire.in());
        now.put("out", wire.out());
        now.put("up", messages.up());
        now.put("down", messages.down());
        now.put("connects", platform.connects().count());
        now.put("refusals", platform.refusals().count());
        now.put("throttled", platform.throttle().dropped().count());
        now.put("latency", wire.latencies().take().map(Counters::latency).orElse(null));
        if (!now.equals(last)) {
            last = now;
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("t", clock.millis());
            members.putAll(now);
            log.add(EventKind.COUNTERS, JsonText.write(members));
        }
    }

    private static Map<String, Object> latency(Latencies.Summary summary) {
        Map<String, Object> latency = new LinkedHashMap<>();
        latency.put("count", summary.count());
        latency.put("median", Math.round(summary.median() * THOUSANDTHS) / THOUSANDTHS);
        latency.put("max", Math.round(summary.max() * THOUSANDTHS) / THOUSANDTHS);
        return latency;
    }
}
