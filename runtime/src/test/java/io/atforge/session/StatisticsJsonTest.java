package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.atforge.bench.LifeBench;
import io.atforge.bench.Phase;
import io.atforge.bench.Tracker;
import io.atforge.session.SessionStatistics.Drops;
import io.atforge.session.SessionStatistics.Latency;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link SessionStatistics#json} gives to whoever scrapes. */
class StatisticsJsonTest {

    private static JsonObject parsed(SessionStatistics statistics) throws JsonParserException {
        assertThat(statistics.json()).doesNotContain("\n");
        return JsonParser.object().from(statistics.json());
    }

    @Test
    void hasAMemberForEachComponent() throws JsonParserException {
        JsonObject json = parsed(new LifeBench(Phase.IDLE).session().statistics());

        assertThat(Arrays.stream(SessionStatistics.class.getRecordComponents())
                        .map(StatisticsJsonTest::member)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(json.keySet());
    }

    private static String member(RecordComponent component) {
        boolean isTime =
                component.getType() == Duration.class || component.getName().equals("onlineSince");
        return component.getName() + (isTime ? "Millis" : "");
    }

    /** Each number is another one, so that none can stand for another. */
    @Test
    void hasEachNumberInItsPlace() throws JsonParserException {
        JsonObject json = parsed(new SessionStatistics(
                1,
                Map.of(DisconnectReason.PORT, 2L),
                Map.of(DisconnectReason.SIM, 3L),
                Map.of("RESET", 4L),
                5,
                6,
                7,
                8,
                latency(9),
                Map.of(PublishResult.Outcome.FAILED, 20L),
                latency(21),
                30,
                31,
                new Drops(32, 33, 34),
                35,
                36,
                37,
                38,
                39,
                40,
                41,
                42,
                Duration.ofMillis(43),
                Optional.of(Duration.ofMillis(44)),
                Optional.of(DisconnectReason.CLOSED)));

        assertThat(json).isEqualTo(JsonParser.object().from("""
                        {"connects":1,"reconnects":{"PORT":2},"disconnects":{"SIM":3},"recoveryActions":{"RESET":4},
                        "commands":5,"commandErrors":6,"commandTimeouts":7,"resyncs":8,
                        "commandLatency":{"count":9,"totalMillis":10,"meanMillis":11,"maxMillis":12,"p50Millis":13,
                        "p99Millis":14},
                        "published":{"FAILED":20},
                        "publishLatency":{"count":21,"totalMillis":22,"meanMillis":23,"maxMillis":24,"p50Millis":25,
                        "p99Millis":26},
                        "queued":30,"queueLimit":31,"drops":{"rejected":32,"displaced":33,"expired":34},"heldBack":35,
                        "received":36,"receivedBytes":37,"receivedDropped":38,"receivedUnclaimed":39,
                        "discardedBytes":40,"unsolicited":41,"outboxesSetAside":42,
                        "timeOnlineMillis":43,"onlineSinceMillis":44,"lastDisconnect":"CLOSED"}
                        """));
    }

    private static Latency latency(long from) {
        return new Latency(
                from,
                Duration.ofMillis(from + 1),
                Duration.ofMillis(from + 2),
                Duration.ofMillis(from + 3),
                Duration.ofMillis(from + 4),
                Duration.ofMillis(from + 5));
    }

    @Test
    void saysNullForWhatIsNotThere() throws JsonParserException {
        JsonObject json = parsed(new LifeBench(Phase.IDLE).session().statistics());

        assertThat(json.isNull("onlineSinceMillis")).isTrue();
        assertThat(json.isNull("lastDisconnect")).isTrue();
    }

    @Test
    void countsAsASessionLives() throws JsonParserException {
        LifeBench bench = new LifeBench(Phase.IDLE);
        bench.online();
        bench.publish(Tracker.REPORT, "x");
        bench.isAsBefore();

        JsonObject json = parsed(bench.session().statistics());
        assertThat(json.getLong("connects")).isEqualTo(1);
        assertThat(json.getObject("published").getLong("ACKNOWLEDGED")).isEqualTo(2);
    }
}
