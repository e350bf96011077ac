package io.atforge.testkit.scenario;

import io.atforge.testkit.modem.cellular.PinLock;
import io.atforge.testkit.modem.cellular.Registration;
import io.atforge.testkit.modem.cellular.Sim;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of the SIM and the network around the modem: {@code signal 9}, {@code attach off}, {@code clock 80/01/06,00:00:10+00}. */
final class CellularActions {

    private static final Map<String, Registration> REGISTRATIONS = Action.ordered(
            "home",
            Registration.HOME,
            "roaming",
            Registration.ROAMING,
            "searching",
            Registration.SEARCHING,
            "denied",
            Registration.DENIED,
            "unknown",
            Registration.UNKNOWN,
            "lte",
            Registration.LTE_ONLY);
    private static final Map<String, Sim> SIMS = Action.ordered(
            "out",
            Sim.REMOVED,
            "in",
            Sim.READY,
            "busy",
            Sim.BUSY,
            "failure",
            Sim.FAILURE,
            "lock",
            Sim.LOCKED,
            "puk",
            Sim.PUK,
            "pin",
            Sim.PIN);
    private static final Map<String, Boolean> ON_OFF = Action.ordered("on", true, "off", false);
    private static final String NETWORK = "network";
    private static final int NONE_MEASURED = 99;
    private static final int STRONGEST = 31;

    /** A modem without the time says 1970 or 1980. */
    private static final int FIRST_YEAR = 1970;

    private static final Pattern CLOCK = Pattern.compile("(.{17})([+-])(\\d\\d)");
    private static final int MINUTES = 15;
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR)
            .appendPattern("/MM/dd,HH:mm:ssXXX")
            .toFormatter(Locale.ROOT);

    private CellularActions() {}

    static List<Action.Kind> kinds() {
        return List.of(
                new Action.Kind(
                        "sim out|in|busy|failure|lock|puk|pin [<pin> [<tries left>]]",
                        "what is in the SIM slot; a card that asks for its PIN, 1234 with 3 tries left if nothing else is"
                                + " said",
                        CellularActions::card),
                new Action.Kind(
                        "registration home|roaming|searching|denied|unknown|lte", "what AT+CGREG? says", scanner -> {
                            Registration status = scanner.oneOf(REGISTRATIONS);
                            return on -> on.modem().registration(status);
                        }),
                new Action.Kind("signal <0 to 31|99>", "what AT+CSQ says; 99 is none that can be measured", scanner -> {
                    int quality = signal(scanner.word("the signal"));
                    return on -> on.modem().cellular().signal(quality);
                }),
                new Action.Kind(
                        "attach off|on",
                        "the network keeps the modem out of its packet service; lets it in",
                        scanner -> {
                            boolean open = scanner.oneOf(ON_OFF);
                            return on -> on.modem().cellular().packetService(open);
                        }),
                new Action.Kind(
                        "address off|on",
                        "a bearer that is asked for gets no address, and does not come up; it does",
                        scanner -> {
                            boolean given = scanner.oneOf(ON_OFF);
                            return on -> on.modem().cellular().address(given);
                        }),
                new Action.Kind(
                        "clock <yy/MM/dd,HH:mm:ss+zz>|network",
                        "the modem's clock is set, its zone in quarters of an hour; it is right again",
                        scanner -> {
                            String text = scanner.word("the time");
                            if (text.equals(NETWORK)) {
                                return on -> on.modem().cellular().networkTime();
                            }
                            Instant time = time(text);
                            return on -> on.modem().cellular().clock(time);
                        }));
    }

    private static Consumer<ScenarioTarget> card(WordScanner scanner) {
        Sim state = scanner.oneOf(SIMS);
        if (state != Sim.PIN || !scanner.more()) {
            return on -> on.modem().sim(state);
        }
        String pin = scanner.word("the PIN");
        int left = scanner.more() ? scanner.number(scanner.word("the tries left")) : PinLock.TRIES;
        PinLock.check(pin, left);
        return on -> on.modem().cellular().simPin(pin, left);
    }

    private static int signal(String word) {
        if (word.matches("\\d{1,2}")) {
            int quality = Integer.parseInt(word);
            if (quality <= STRONGEST || quality == NONE_MEASURED) {
                return quality;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no signal; write 0 to 31, or 99");
    }

    /** The form of {@code AT+CCLK?} (27.007, 8.15). */
    private static Instant time(String text) {
        Matcher matcher = CLOCK.matcher(text);
        try {
            if (matcher.matches()) {
                int minutes = Integer.parseInt(matcher.group(3)) * MINUTES;
                String zone = String.format(Locale.ROOT, "%s%02d:%02d", matcher.group(2), minutes / 60, minutes % 60);
                return OffsetDateTime.parse(matcher.group(1) + zone, TIME).toInstant();
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new IllegalArgumentException("'" + text + "' is no time; write 80/01/06,00:00:10+00");
    }
}
