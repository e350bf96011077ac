package io.atforge.session;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.atforge.session.SessionStatistics.Latency;
import java.time.Duration;
import java.util.Map;

/** Writes statistics as JSON; none of its texts is hostile, as all are names of constants. */
final class StatisticsJson {

    private final JsonStringWriter json = JsonWriter.string();

    private StatisticsJson() {}

    static String of(SessionStatistics statistics) {
        StatisticsJson writer = new StatisticsJson();
        writer.json.object();
        writer.connection(statistics);
        writer.commands(statistics);
        writer.messages(statistics);
        return writer.json.end().done();
    }

    private void connection(SessionStatistics statistics) {
        json.value("connects", statistics.connects());
        counts("reconnects", statistics.reconnects());
        counts("disconnects", statistics.disconnects());
        counts("recoveryActions", statistics.recoveryActions());
        millis("timeOnline", statistics.timeOnline());
        json.value(
                "onlineSinceMillis",
                statistics.onlineSince().map(Duration::toMillis).orElse(null));
        json.value("lastDisconnect", statistics.lastDisconnect().map(Enum::name).orElse(null));
    }

    private void commands(SessionStatistics statistics) {
        json.value("commands", statistics.commands());
        json.value("commandErrors", statistics.commandErrors());
        json.value("commandTimeouts", statistics.commandTimeouts());
        json.value("resyncs", statistics.resyncs());
        latency("commandLatency", statistics.commandLatency());
        json.value("discardedBytes", statistics.discardedBytes());
        json.value("unsolicited", statistics.unsolicited());
    }

    private void messages(SessionStatistics statistics) {
        counts("published", statistics.published());
        latency("publishLatency", statistics.publishLatency());
        json.value("queued", statistics.queued());
        json.value("queueLimit", statistics.queueLimit());
        json.object("drops");
        json.value("rejected", statistics.drops().rejected());
        json.value("displaced", statistics.drops().displaced());
        json.value("expired", statistics.drops().expired());
        json.end();
        json.value("heldBack", statistics.heldBack());
        json.value("received", statistics.received());
        json.value("receivedBytes", statistics.receivedBytes());
        json.value("receivedDropped", statistics.receivedDropped());
        json.value("receivedUnclaimed", statistics.receivedUnclaimed());
        json.value("outboxesSetAside", statistics.outboxesSetAside());
    }

    private void counts(String name, Map<?, Long> counts) {
        json.object(name);
        counts.forEach((key, count) -> json.value(key.toString(), count));
        json.end();
    }

    private void latency(String name, Latency latency) {
        json.object(name);
        json.value("count", latency.count());
        millis("total", latency.total());
        millis("mean", latency.mean());
        millis("max", latency.max());
        millis("p50", latency.p50());
        millis("p99", latency.p99());
        json.end();
    }

    private void millis(String name, Duration time) {
        json.value(name + "Millis", time.toMillis());
    }
}
