package io.atforge.testkit.modem;

/**
 * Short messages that come in (3GPP 27.005): kept on the card with a word of it, shown as they are, or kept in silence,
 * as {@code AT+CNMI} says; shown with their length where {@code AT+CSDH=1} asks for that. In text mode only.
 */
final class ShortMessages {

    private static final String SENDER = "\"+8613800138000\",,\"26/11/26,10:00:00+32\"";
    private static final String DETAILS = ",145,4,0,0,\"+8613800755500\",145,";

    // 0: keeps it in silence; 1: says +CMTI; 2: shows it.
    private static final int SHOW = 2;

    private final Terminal terminal;
    private int routing = 1;
    private boolean detailed;
    private int kept;

    ShortMessages(Terminal terminal) {
        this.terminal = terminal;
    }

    void register(CommandTable table) {
        table.set("+CNMI", this::route)
                .read("+CNMI", none -> Outcome.ok("+CNMI: 2," + routing + ",0,0,0"))
                .test("+CNMI", "+CNMI: (0-2),(0-2),(0),(0),(0)")
                .set("+CSDH", this::details)
                .read("+CSDH", none -> Outcome.ok("+CSDH: " + (detailed ? 1 : 0)))
                .test("+CSDH", "+CSDH: (0,1)");
    }

    private Outcome route(String arguments) {
        Arguments parsed = Arguments.parse(arguments).count(1, 5);
        parsed.number(0, 0, 2);
        for (int i = 2; i < parsed.count(); i++) {
            parsed.number(i, 0, 0);
        }
        routing = parsed.count() > 1 ? parsed.number(1, 0, SHOW) : 0;
        return Outcome.ok();
    }

    private Outcome details(String arguments) {
        detailed = Arguments.parse(arguments).count(1, 1).number(0, 0, 1) == 1;
        return Outcome.ok();
    }

    void receive(String text) {
        if (routing == SHOW) {
            String length = detailed ? DETAILS + text.length() : "";
            terminal.text("\r\n+CMT: " + SENDER + length + "\r\n" + WireText.ofUnicode(text) + "\r\n");
        } else {
            kept++;
            if (routing == 1) {
                terminal.line("+CMTI: \"SM\"," + kept);
            }
        }
    }

    void restart() {
        routing = 1;
        detailed = false;
    }
}
