package io.atforge.internal.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.session.DisconnectReason;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.RecoveryAction;
import io.atforge.session.SessionState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlightEventsTest {

    private static final Optional<AtForgeException> NONE = Optional.empty();

    @TempDir
    private Path folder;

    private final Counters counters = new Counters(() -> 0, () -> "tracker-7", "serial:/dev/ttyUSB0", 10);

    /** Records only what this library writes. */
    private List<RecordedEvent> record(Runnable actions) throws IOException {
        try (Recording recording = new Recording()) {
            for (String name : List.of("Command", "Publish", "StateChange", "Recovery", "MessageDropped")) {
                recording.enable("io.atforge." + name);
            }
            recording.start();
            actions.run();
            recording.stop();
            recording.dump(dump());
        }
        return RecordingFile.readAllEvents(dump()).stream()
                .filter(event -> event.getEventType().getName().startsWith("io.atforge."))
                .toList();
    }

    private Path dump() {
        return folder.resolve("flight.jfr");
    }

    private static String name(RecordedEvent event) {
        return event.getEventType().getName();
    }

    @Test
    void tellsWhoseEventsTheyAreAndCostsNoStackTrace() throws IOException {
        List<RecordedEvent> events = record(() -> {
            counters.command("AT", Duration.ZERO, NONE, false);
            counters.published(new PublishResult(Outcome.ACCEPTED, Optional.empty()), Duration.ZERO, 10);
            counters.state(SessionState.OFFLINE, SessionState.ONLINE, NONE);
            counters.recovering(DisconnectReason.CLOSED, RecoveryAction.RESET);
            counters.rejected();
        });

        assertThat(events)
                .extracting(FlightEventsTest::name)
                .containsExactlyInAnyOrder(
                        "io.atforge.Command",
                        "io.atforge.Publish",
                        "io.atforge.StateChange",
                        "io.atforge.Recovery",
                        "io.atforge.MessageDropped");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getString("device")).isEqualTo("tracker-7");
            assertThat(event.getString("port")).isEqualTo("serial:/dev/ttyUSB0");
            assertThat(event.getEventType().getCategoryNames()).containsExactly("AtForge");
            assertThat(event.getEventType().getLabel()).isNotBlank();
            assertThat(event.getStackTrace()).isNull();
        });
    }

    @Test
    void tellsHowCommandsEndedAndHowLongTheyTook() throws IOException {
        List<RecordedEvent> events = record(() -> {
            counters.command("AT+CSQ", Duration.ofMillis(20), NONE, false);
            counters.command("AT+CSQ", Duration.ofMillis(30), NONE, true);
            counters.command(
                    "AT+CSQ", Duration.ofSeconds(9), Optional.of(new AtTimeoutException("silent", false)), false);
            counters.command(
                    "AT+CSQ", Duration.ofMillis(40), Optional.of(new ConnectionLostException("CLOSED")), false);
        });

        assertThat(events)
                .extracting(event -> event.getDuration("took").toMillis() + " " + event.getString("outcome"))
                .containsExactly("20 DONE", "30 REFUSED", "9000 TIMEOUT", "40 ABORTED");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'AT',                                  AT",
                "'ATE0',                                ATE",
                "'ATDT0721s3cret',                      ATDT",
                "'at+csq',                              at+csq",
                "'AT&F0',                               AT&F",
                "'AT+CSQ?',                             AT+CSQ?",
                "'AT+CGDCONT=?',                        AT+CGDCONT=?",
                "'AT+MCONFIG=\"dev\",\"s3cret\"',       AT+MCONFIG=",
                "'AT+MCONFIG=?s3cret',                  AT+MCONFIG=?",
                "'AT+MCONFIG \"s3cret\"',               AT+MCONFIG",
                "'AT+MCONFIG\"s3cret\"',                AT+MCONFIG",
                "'AT\"s3cret\"',                        AT",
                "'s3cret',                              ''",
                "'',                                    ''",
            })
    void showsOfACommandItsNameOnly(String line, String shown) throws IOException {
        List<RecordedEvent> events = record(() -> counters.command(line, Duration.ZERO, NONE, false));

        assertThat(events).extracting(event -> event.getString("command")).containsExactly(shown);
        assertThat(new String(Files.readAllBytes(dump()), StandardCharsets.ISO_8859_1))
                .contains(shown)
                .doesNotContain("s3cret");
    }

    @Test
    void tellsWhatBecameOfMessages() throws IOException {
        List<RecordedEvent> events = record(() -> {
            counters.published(new PublishResult(Outcome.ACKNOWLEDGED, Optional.empty()), Duration.ofMillis(70), 512);
            counters.published(new PublishResult(Outcome.ACCEPTED, Optional.empty()), Duration.ofMillis(5), 10);
            counters.rejected();
            counters.displaced();
            counters.expired();
            counters.receivedDropped();
        });

        assertThat(events)
                .filteredOn(event -> name(event).endsWith("Publish"))
                .extracting(event -> event.getString("outcome") + " "
                        + event.getDuration("took").toMillis() + " " + event.getLong("bytes"))
                .containsExactly("ACKNOWLEDGED 70 512", "ACCEPTED 5 10");
        assertThat(events)
                .filteredOn(event -> name(event).endsWith("MessageDropped"))
                .extracting(event -> event.getString("reason"))
                .containsExactly("REJECTED", "DISPLACED", "EXPIRED", "RECEIVED");
    }

    @Test
    void tellsWhatHappenedAndWhatWasTriedAgainstIt() throws IOException {
        List<RecordedEvent> events = record(() -> {
            counters.disconnected(DisconnectReason.BEARER);
            counters.state(
                    SessionState.ONLINE,
                    SessionState.OFFLINE,
                    Optional.of(new ConnectionLostException("the network took the bearer back")));
            counters.recovering(DisconnectReason.BEARER, RecoveryAction.REATTACH);
            counters.state(SessionState.OFFLINE, SessionState.ONLINE, NONE);
        });

        assertThat(events)
                .filteredOn(event -> name(event).endsWith("StateChange"))
                .extracting(event ->
                        event.getString("previous") + " " + event.getString("current") + " " + event.getString("cause"))
                .containsExactly("ONLINE OFFLINE the network took the bearer back", "OFFLINE ONLINE ");
        assertThat(events)
                .filteredOn(event -> name(event).endsWith("Recovery"))
                .extracting(event -> event.getString("reason") + " " + event.getString("action"))
                .containsExactly("BEARER REATTACH");
    }
}
