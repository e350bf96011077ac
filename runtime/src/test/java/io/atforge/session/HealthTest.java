package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.atforge.session.Health.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

    private static final Duration BOUND = Duration.ofMinutes(5);

    private static Health of(SessionState state, Optional<Duration> recoveringFor) {
        return Health.of(
                state,
                Duration.ofSeconds(1),
                recoveringFor,
                BOUND,
                Optional.of("CLOSED"),
                Optional.empty(),
                0,
                Optional.empty());
    }

    private static Health because(String cause) {
        return new Health(
                Status.DOWN,
                SessionState.CLOSED,
                Duration.ofSeconds(90),
                Optional.of(cause),
                Optional.of(Duration.ofMillis(1500)),
                7,
                Optional.of(new Health.Stored(5, 1234)));
    }

    private static Map<String, Object> parsed(String json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json.getBytes(StandardCharsets.UTF_8))) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            Map<String, Object> members = members(parser);
            assertThat(parser.nextToken()).isNull();
            return members;
        }
    }

    private static Map<String, Object> members(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            switch (parser.nextToken()) {
                case VALUE_STRING -> members.put(name, parser.getText());
                case VALUE_NUMBER_INT -> members.put(name, parser.getLongValue());
                case START_OBJECT -> members.put(name, members(parser));
                default -> members.put(name, parser.currentToken());
            }
        }
        return members;
    }

    @ParameterizedTest
    @CsvSource({
        "ONLINE,,       UP",
        "ONLINE, PT1H,  UP",
        "CLOSED,,       DOWN",
        "CLOSED, PT1S,  DOWN",
    })
    void judgesTheEndsByThemselves(SessionState state, Duration recoveringFor, Status status) {
        assertThat(of(state, Optional.ofNullable(recoveringFor)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,          DEGRADED",
        "PT4M59.999S,   DEGRADED",
        "PT5M,          DOWN",
        "PT1H,          DOWN",
        ",              DOWN",
    })
    void judgesEveryStateInBetweenByHowLongItIsBeingRecovered(Duration recoveringFor, Status status) {
        assertThat(Arrays.stream(SessionState.values())
                        .filter(state -> state != SessionState.ONLINE && state != SessionState.CLOSED))
                .isNotEmpty()
                .allSatisfy(state -> assertThat(
                                of(state, Optional.ofNullable(recoveringFor)).status())
                        .isEqualTo(status));
    }

    @Test
    void namesACauseOnlyWhileItIsNotOnline() {
        assertThat(of(SessionState.ONLINE, Optional.empty()).cause()).isEmpty();
        assertThat(of(SessionState.OFFLINE, Optional.empty()).cause()).contains("CLOSED");
    }

    @Test
    void isAJsonObjectWithWhatItKnows() throws IOException {
        assertThat(parsed(because("no SIM").json()))
                .isEqualTo(Map.of(
                        "status",
                        "DOWN",
                        "state",
                        "CLOSED",
                        "inStateMillis",
                        90_000L,
                        "cause",
                        "no SIM",
                        "sinceTrafficMillis",
                        1500L,
                        "queued",
                        7L,
                        "outbox",
                        Map.of("messages", 5L, "bytes", 1234L)));
        assertThat(of(SessionState.ONLINE, Optional.empty()).json())
                .isEqualTo("{\"status\":\"UP\",\"state\":\"ONLINE\",\"inStateMillis\":1000,\"cause\":null,"
                        + "\"sinceTrafficMillis\":null,\"queued\":0,\"outbox\":null}");
    }

    @Test
    void isWhatTheDocsShow() throws IOException {
        String docs = Files.readString(Path.of("../docs/staying-connected.md"));
        Health shown = new Health(
                Status.DEGRADED,
                SessionState.WAITING,
                Duration.ofMillis(9596),
                Optional.of("the modem on serial:/tmp/modem?baud=115200 restarted (RDY)"),
                Optional.of(Duration.ofMillis(39_995)),
                8,
                Optional.of(new Health.Stored(5, 1234)));

        assertThat(docs).contains("\n" + shown.json() + "\n");
        assertThat(parsed(shown.json()))
                .allSatisfy((member, value) -> assertThat(docs).containsPattern("\\n\\| .*`" + member + "`.* \\| "));
    }

    @Test
    void carriesEveryCharacterUnharmed() throws IOException {
        for (int from = 0; from <= Character.MAX_CODE_POINT; from += 256) {
            StringBuilder hostile = new StringBuilder("\",\"status\":\"UP\\");
            for (int c = from; c < from + 256; c++) {
                hostile.appendCodePoint(c).append('x');
            }
            String json = because(hostile.toString()).json();

            assertThat(parsed(json)).containsEntry("cause", hostile.toString()).containsEntry("status", "DOWN");
            assertThat(json.chars()).noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
        }
    }
}
