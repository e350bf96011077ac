package io.atforge.testkit;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What gammu 1.42.0 asks at {@code --identify} and {@code --networkinfo} over a pseudo-terminal, as its log shows it,
 * and the answers with which it names maker, model, firmware, IMEI, IMSI and network.
 */
class GammuConversationTest {

    private static final String CELL = ",\"2317\",\"0a541706\"";

    /** A command and the lines of its answer. */
    private record Turn(String command, List<String> lines) {

        static Turn of(String command, String... lines) {
            return new Turn(command, List.of(lines));
        }
    }

    private static List<Turn> conversation(String maker, String model, String firmware, String unknown) {
        List<Turn> turns = new ArrayList<>(List.of(
                Turn.of("AT", "OK"),
                Turn.of("ATE1", "OK"),
                Turn.of("AT+CMEE=1", "OK"),
                Turn.of("AT+MODE=2", unknown),
                Turn.of("AT+CSCS?", "+CSCS: \"IRA\"", "OK"),
                Turn.of("AT+CSCS=?", "+CSCS: (\"IRA\",\"GSM\",\"UCS2\",\"HEX\")", "OK"),
                Turn.of("AT+CSCS=\"HEX\"", "OK"),
                Turn.of("AT+CSCS?", "+CSCS: \"HEX\"", "OK"),
                Turn.of("AT+CGMM", model, "OK"),
                Turn.of("AT+CGMI", maker, "OK"),
                Turn.of("AT+CPROT=?", unknown),
                Turn.of("AT+SYNCML=?", unknown),
                Turn.of("AT$TSSPCSW=?", unknown),
                Turn.of("AT+CGMR", firmware, "OK"),
                Turn.of("AT+CGSN", ModemModel.IMEI, "OK"),
                Turn.of("AT+CIMI", "460001234567890", "OK")));
        turns.addAll(List.of(
                Turn.of("AT+CFUN=1", "OK"),
                Turn.of("AT+CREG=2", "OK"),
                Turn.of("AT+CGREG=2", "OK"),
                Turn.of("AT+CGATT?", "+CGATT: 1", "OK"),
                Turn.of("AT+CREG?", "+CREG: 2,1" + CELL, "OK"),
                Turn.of("AT+CGREG?", "+CGREG: 2,1" + CELL, "OK"),
                Turn.of("AT+COPS=3,2", "OK"),
                Turn.of("AT+COPS?", "+COPS: 0,2,\"46000\",7", "OK"),
                Turn.of("AT+COPS=3,0", "OK"),
                Turn.of("AT+COPS?", "+COPS: 0,0,\"4348494E41204D4F42494C45\",7", "OK")));
        return turns;
    }

    private static List<Turn> conversation(ModemModel model) {
        return switch (model) {
            case AIR720 ->
                conversation(
                        "+CGMI: \"AirM2M\"",
                        "+CGMM: \"Air720\"",
                        "+CGMR: \"AirM2M_720_V369_LTE_AT\"",
                        "+CME ERROR: 58");
            case EC25 -> conversation("Quectel", "EC25", "EC25EFAR06A06M4G", "ERROR");
            default -> throw new IllegalArgumentException("no log of " + model);
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = ModemModel.class,
            names = {"AIR720", "EC25"})
    void answersWhatGammuAsks(ModemModel model) throws Exception {
        try (VirtualModem modem = VirtualModem.builder().model(model).build()) {
            HostTerminal terminal = new HostTerminal(modem.port());
            // Gammu begins with what ends a short message.
            terminal.type("\u001b\r");
            terminal.expect("\u001b\r");
            for (Turn turn : conversation(model)) {
                terminal.command(turn.command());
                int last = turn.lines().size() - 1;
                if (last > 0) {
                    terminal.line(String.join("\r\n", turn.lines().subList(0, last)));
                }
                terminal.line(turn.lines().get(last));
            }
        }
    }
}
