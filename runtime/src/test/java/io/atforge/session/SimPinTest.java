package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.SecretUnavailableException;
import io.atforge.SimPinException;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.Transport;
import io.atforge.log.CapturedLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A SIM card that asks for its PIN, on a modem of each family; its network refuses the card, so that all ends there. */
class SimPinTest {

    private static final String PIN = "4711";
    private static final String WRONG = "1234";

    /** How each family is asked for the tries left, and answers. */
    enum Family {
        AIR720("AT+CPINR=\"SIM PIN\"", "+CPINR: SIM PIN,%d,3"),
        AIR780E("AT+CPINR=\"SIM PIN\"", "+CPINR: \"SIM PIN\",%d,3"),
        QUECTEL("AT+QPINC=\"SC\"", "+QPINC: \"SC\",%d,10"),
        SIMCOM("AT+SPIC", "+SPIC: %d,10,0,10");

        private final String question;
        private final String answer;

        Family(String question, String answer) {
            this.question = question;
            this.answer = answer;
        }
    }

    /** A card, and a session that is told where its PIN is. */
    private static final class Card {

        final FamilyBench bench;
        final List<String> seen = new ArrayList<>();
        final AtomicInteger asked = new AtomicInteger();
        final AtomicReference<String> given = new AtomicReference<>(PIN);
        private boolean open;
        private boolean dumb;
        private int left = 3;

        Card(Family family) {
            this(family, true);
        }

        Card(Family family, boolean hasPin) {
            SecretSource source = (productKey, deviceName) -> {
                asked.incrementAndGet();
                return given.get();
            };
            bench = new FamilyBench(
                    family.name().toLowerCase(Locale.ROOT),
                    Transport.TCP,
                    builder -> hasPin ? builder.pin(source) : builder);
            bench.session.trace(entry -> seen.add(entry.toString()));
            bench.session.wiretap(entry -> seen.add(new String(entry.bytes(), StandardCharsets.ISO_8859_1)));
            bench.on("AT+CGREG?", "\r\n+CGREG: 0,3\r\n\r\nOK\r\n");
            bench.answer(
                    "AT+CPIN?",
                    sent -> open
                            ? "\r\n+CPIN: READY\r\n\r\nOK\r\n"
                            : "\r\n+CPIN: " + (left > 0 ? "SIM PIN" : "SIM PUK") + "\r\n\r\nOK\r\n");
            bench.answer(family.question, sent -> "\r\n" + family.answer.formatted(left) + "\r\n\r\nOK\r\n");
            bench.answer("AT+CPIN=", this::entered);
        }

        /** With an echo that another line cut in two. */
        private String entered(String command) {
            open = command.equals("AT+CPIN=\"" + PIN + "\"");
            left = open ? 3 : left - 1;
            return dumb
                    ? ""
                    : command.substring(0, 11) + "\r\n" + command.substring(11) + "\r\n"
                            + (open ? "\r\nOK\r\n" : "\r\n+CME ERROR: 16\r\n");
        }

        Throwable fails() {
            return bench.failed(bench.session.connectAsync());
        }

        long entries() {
            return bench.count("AT+CPIN=");
        }

        boolean wentOn() {
            return bench.count("AT+CGREG?") > 0;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isUnlockedOnceBeforeTheNetworkIsAsked(Family family) {
        Card card = new Card(family);

        assertThat(card.fails()).hasMessageContaining("refuses this SIM card");
        assertThat(card.entries()).isEqualTo(1);
        assertThat(card.bench.port.written().stream()
                        .filter(sent -> sent.matches("(?s)AT\\+(C?PIN|QPIN|CPIN|SPIC|CGREG).*")))
                .startsWith("AT+CPIN?", family.question, "AT+CPIN=\"" + PIN + "\"", "AT+CPIN?");
        assertThat(card.wentOn()).isTrue();

        card.fails();
        assertThat(card.entries()).isEqualTo(1);
        assertThat(card.asked).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void isNotLockedByAWrongPin(Family family) {
        Card card = new Card(family);
        card.given.set(WRONG);

        assertThat(card.fails())
                .isInstanceOfSatisfying(
                        SimPinException.class, e -> assertThat(e.triesLeft()).hasValue(2))
                .hasMessageContainingAll(
                        "refuses the PIN", "correct modem.pin", "2 tries left", "does not enter it again");
        assertThat(card.fails())
                .isInstanceOfSatisfying(
                        SimPinException.class, e -> assertThat(e.triesLeft()).hasValue(2))
                .hasMessageContainingAll("refused the PIN of modem.pin before", "correct modem.pin");
        assertThat(card.entries()).isEqualTo(1);
        assertThat(card.wentOn()).isFalse();

        card.given.set(PIN);
        card.fails();
        assertThat(card.entries()).isEqualTo(2);
        assertThat(card.wentOn()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void isNotTriedWithOneTryLeft(Family family) {
        Card card = new Card(family);
        card.left = 1;

        assertThat(card.fails())
                .isInstanceOfSatisfying(
                        SimPinException.class, e -> assertThat(e.triesLeft()).hasValue(1))
                .hasMessageContainingAll("asks for its PIN, with 1 try left", "in a telephone");
        assertThat(card.entries()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void isNotTriedWhereTheModemDoesNotSayHowManyTriesAreLeft(Family family) {
        for (String answer : List.of(
                "\r\nERROR\r\n", "\r\n+CME ERROR: 4\r\n", "\r\nOK\r\n", "\r\n+SPIC: 255,10,0,10\r\n\r\nOK\r\n")) {
            Card card = new Card(family);
            card.bench.on(family.question, answer);

            assertThat(card.fails())
                    .isInstanceOfSatisfying(
                            SimPinException.class,
                            e -> assertThat(e.triesLeft()).isEmpty())
                    .hasMessageContainingAll("does not say how many tries are left", "by hand", "in a telephone");
            assertThat(card.entries()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void needsAPersonForItsPuk(Family family) {
        Card card = new Card(family);
        card.left = 0;

        assertThat(card.fails()).isInstanceOf(ModemErrorException.class).hasMessageContainingAll("asks for its PUK");
        assertThat(card.entries()).isZero();
        assertThat(card.bench.count(family.question)).isZero();
        assertThat(card.asked).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void isNotAskedForAPinThatItDoesNotWant(Family family) {
        Card card = new Card(family);
        card.open = true;

        card.fails();
        assertThat(card.wentOn()).isTrue();
        assertThat(card.entries()).isZero();
        assertThat(card.bench.count(family.question)).isZero();
        assertThat(card.asked).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void sayWhereToPutThePinIfThereIsNone(Family family) {
        Card card = new Card(family, false);

        assertThat(card.fails())
                .isInstanceOf(ModemErrorException.class)
                .hasMessageContainingAll("asks for its PIN", "set modem.pin in devices.yaml");
        assertThat(card.bench.count(family.question)).isZero();

        card.bench.on("AT+CPIN?", "\r\n+CME ERROR: 11\r\n");
        assertThat(card.fails()).hasMessageContaining("set modem.pin in devices.yaml");
    }

    @Test
    void isUnlockedWhereTheQuestionItselfFailsForThePin() {
        Card card = new Card(Family.AIR720);
        card.bench.answer("AT+CPIN?", sent -> card.open ? "\r\n+CPIN: READY\r\n\r\nOK\r\n" : "\r\n+CME ERROR: 11\r\n");

        card.fails();
        assertThat(card.entries()).isEqualTo(1);
        assertThat(card.wentOn()).isTrue();
    }

    /** An answer that was lost is one all the same, if a try is gone. */
    @ParameterizedTest
    @EnumSource
    void isNotTriedAgainWhenATryIsGoneWithoutAnAnswer(Family family) {
        Card card = new Card(family);
        card.given.set(WRONG);
        card.dumb = true;

        assertThat(card.fails()).isInstanceOf(AtTimeoutException.class);
        card.dumb = false;
        assertThat(card.fails())
                .isInstanceOf(SimPinException.class)
                .hasMessageContaining("refused the PIN of modem.pin before");
        assertThat(card.fails()).isInstanceOf(SimPinException.class);
        assertThat(card.entries()).isEqualTo(1);
        assertThat(card.left).isEqualTo(2);
    }

    @Test
    void isTriedAgainWhenNothingCameOfIt() {
        Card card = new Card(Family.QUECTEL);
        card.bench.on("AT+CPIN=", "");
        assertThat(card.fails()).isInstanceOf(AtTimeoutException.class);

        card.bench.answer("AT+CPIN=", card::entered);
        card.fails();
        assertThat(card.open).isTrue();
        assertThat(card.wentOn()).isTrue();
    }

    /** A card that is still being read refuses no PIN; whether it looked at it, the tries left say. */
    @ParameterizedTest
    @EnumSource
    void isTriedAgainWhenTheModemWasBusyAndNoTryIsGone(Family family) {
        Card card = new Card(family);
        card.bench.on("AT+CPIN=", "\r\n+CME ERROR: 14\r\n");
        assertThat(card.fails()).isInstanceOf(ModemErrorException.class).hasMessageContaining("+CME ERROR: 14");

        card.bench.answer("AT+CPIN=", card::entered);
        card.fails();
        assertThat(card.open).isTrue();
        assertThat(card.wentOn()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ERROR,2", "+CME ERROR: 14,2", "+CME ERROR: 14,255", "+CME ERROR: 16,3"})
    void isNotTriedAgainWhereATryIsGoneOrMayBeOrTheCardSaysNo(String error, int left) {
        Card card = new Card(Family.QUECTEL);
        card.bench.answer("AT+CPIN=", sent -> {
            card.left = left;
            return "\r\n" + error + "\r\n";
        });
        assertThat(card.fails()).isInstanceOf(SimPinException.class).hasMessageContaining("does not enter it again");

        card.left = 3;
        assertThat(card.fails()).hasMessageContaining("refused the PIN of modem.pin before");
        assertThat(card.entries()).isEqualTo(1);
    }

    @Test
    void takesNoTextForAPinThatIsNone() {
        for (String text : List.of("", "123", "123456789", "12 34", "abcd", "1234\"\rAT", "４７１１")) {
            Card card = new Card(Family.SIMCOM);
            card.given.set(text);

            assertThat(card.fails())
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContainingAll("modem.pin", "4 to 8 digits")
                    .message()
                    .satisfies(message -> assertThat(text.isEmpty() || !message.contains(text))
                            .isTrue());
            assertThat(card.entries()).isZero();
        }
    }

    @Test
    void saysWhereThePinWasLookedFor() {
        FamilyBench bench = new FamilyBench(
                "quectel", Transport.TCP, builder -> builder.pin(SecretSource.sys("atforge.test.no.such.pin")));
        bench.on("AT+CPIN?", "\r\n+CPIN: SIM PIN\r\n\r\nOK\r\n");
        assertThat(bench.failed(bench.session.connectAsync()))
                .isInstanceOf(SecretUnavailableException.class)
                .hasMessageContainingAll("PIN", "modem.pin", "atforge.test.no.such.pin");
        assertThat(bench.count("AT+CPIN=")).isZero();
    }

    /** Not even a part of it, where another line cut its echo; and nothing else is taken for it later. */
    @ParameterizedTest
    @EnumSource
    void showsThePinNowhere(Family family) {
        for (String pin : List.of(PIN, WRONG)) {
            Card card = new Card(family);
            card.given.set(pin);
            try (CapturedLog log = CapturedLog.open()) {
                Throwable failure = card.fails();
                List<String> shown = new ArrayList<>(card.seen);
                log.lines().forEach(line -> shown.add(line.text()));
                for (Throwable each = failure; each != null; each = each.getCause()) {
                    shown.add(each.toString());
                }
                shown.add(card.bench.session.health(Duration.ofMinutes(1)).toString());
                shown.add(card.bench.changes.toString());
                shown.addAll(card.bench.events);

                assertThat(card.entries()).isEqualTo(1);
                assertThat(shown).anyMatch(line -> line.contains("AT+CPIN=\"******\""));
                assertThat(shown)
                        .noneMatch(line -> line.contains(pin))
                        .noneMatch(line -> line.contains(pin.substring(2) + "\""))
                        .noneMatch(line -> line.contains("\"" + pin.substring(0, 2)));
            }
            card.seen.clear();
            card.bench.on("AT+CLEN", "\r\n+CLEN: " + pin + " byte\r\n\r\nOK\r\n");
            card.bench.session.queryAsync("AT+CLEN");
            card.bench.loop.run();
            assertThat(card.seen).anyMatch(line -> line.contains("+CLEN: " + pin + " byte"));
        }
    }

    @Test
    void knowsNoNumberOfTriesThatNobodyTold() {
        assertThat(new SimPinException("why", OptionalInt.empty(), null).triesLeft())
                .isEmpty();
        assertThat(new SimPinException("why", OptionalInt.of(0), null).triesLeft())
                .hasValue(0);
    }
}
