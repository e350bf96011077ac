package io.atforge.maven.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.script.Script;
import io.atforge.trace.TraceEntry;
import io.atforge.trace.TraceEntry.Direction;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationPrinterTest {

    private static final List<Script> SCRIPTS = List.of(new Script("attach", Optional.empty(), """
            AT+CSTT="3GWAP","me","${accessPointPassword}"
                optional
            AT+CIFSR
                final   /\\d+(\\.\\d+){3}/
            """, false));

    private final List<String> console = new ArrayList<>();

    private void say(ConversationPrinter printer, Direction direction, String text) {
        printer.print(new TraceEntry(0, direction, text));
    }

    @Test
    void saysWhereAnErrorIsNone() {
        ConversationPrinter printer = new ConversationPrinter(console::add, StandardCharsets.UTF_8, SCRIPTS);
        say(printer, Direction.SENT, "AT+CSTT=\"3GWAP\",\"me\",\"******\"");
        say(printer, Direction.RECEIVED, "+CME ERROR: 3");
        say(printer, Direction.SENT, "AT+CIFSR");
        say(printer, Direction.RECEIVED, "+CME ERROR: 3");

        assertThat(console)
                .containsExactly(
                        "→ AT+CSTT=\"3GWAP\",\"me\",\"******\"",
                        "← +CME ERROR: 3   (may fail: what comes next shows whether it matters)",
                        "→ AT+CIFSR",
                        "← +CME ERROR: 3");
    }

    @Test
    void printsArrowsThatTheConsoleCanShow() {
        for (Charset charset : List.of(StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1)) {
            ConversationPrinter printer = new ConversationPrinter(console::add, charset, SCRIPTS);
            say(printer, Direction.SENT, "AT");
            say(printer, Direction.RECEIVED, "OK");
        }
        say(new ConversationPrinter(console::add, Charset.forName("GBK"), SCRIPTS), Direction.SENT, "AT");

        assertThat(console).containsExactly("> AT", "< OK", "> AT", "< OK", "→ AT");
    }
}
