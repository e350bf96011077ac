package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.modem.v250.Latin1;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a page saves is what the runtime's PublicTranscriptsTest plays again. */
@Tag("slow")
class PageTranscriptTest {

    private static final Path PLAYED =
            Path.of("..", "runtime", "src", "test", "resources", "transcripts", "air720", "07-saved-from-the-page.txt");

    /** What the runtime is expected to make of it is added by hand, and what says where it is from. */
    private static String withoutExpectations(String transcript) {
        return transcript
                .lines()
                .filter(line -> !line.isEmpty() && !line.matches("# [A-Za-z].*|[?!=] .*| {4}(final|until).*"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void canBePlayedAgain() throws Exception {
        try (IotPlatform platform =
                        IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET).start();
                VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemPage page = ModemPage.open(modem, platform);
                PageEvents events = new PageClient(page.address()).events()) {
            HostTerminal terminal = Conversation.subscribed(modem);
            // An echo would be that of A/ and of the next command in one.
            terminal.ok("ATE0");
            terminal.type("AT+CSQ\r");
            terminal.skipTo("OK\r\n");
            terminal.type("A/");
            terminal.skipTo("OK\r\n");
            terminal.type("AT+NO=\\\r");
            terminal.skipTo("ERROR: 58\r\n");
            terminal.type(Latin1.ofUnicode("AT+NO=\"你好\"\r"));
            terminal.skipTo("ERROR: 58\r\n");
            terminal.type("AT+NO=${x}\r");
            terminal.skipTo("ERROR: 58\r\n");
            terminal.type("AT+MPUBEX=\"" + Conversation.TOPIC + "\",0,0,5\r");
            terminal.skipTo("\r\n>");
            terminal.type("he\\o!");
            terminal.skipTo("5 byte,he\\o!\r\n");
            terminal.type("AT\r");
            terminal.line("OK");
            events.await(event -> event.lines().toString().contains("text=AT}"));
            String saved = new PageClient(page.address()).get("transcript").body();
            assertThat(saved).isEqualTo(withoutExpectations(Files.readString(PLAYED)));
        }
    }
}
