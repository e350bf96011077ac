package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.modem.Wedge;
import io.atforge.testkit.page.event.Event;
import io.atforge.testkit.page.event.EventKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a page shows of a host that speaks to a modem which does not listen as it should. */
@Tag("slow")
class PageWireTest {

    private static IotPlatform platform;

    private VirtualModem modem;
    private ModemPage page;
    private PageEvents events;
    private HostTerminal terminal;

    @BeforeAll
    static void start() {
        platform = IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET).start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void open() throws Exception {
        platform.startAfresh();
        modem = VirtualModem.builder().platform(platform).build();
        page = ModemPage.open(modem, platform);
        events = new PageClient(page.address()).events();
        terminal = new HostTerminal(modem.port());
        terminal.ok("ATE0");
    }

    @AfterEach
    void close() throws Exception {
        events.close();
        page.close();
        modem.close();
    }

    private String transcript() {
        List<Event> lines = page.live().log().kept(EventKind.WIRE);
        return lines.stream().skip(3).map(Event::transcript).collect(Collectors.joining());
    }

    @Test
    void showsOnceWhatAStalledModemTakesLater() throws Exception {
        modem.stall(Duration.ofSeconds(1));
        terminal.type("AT+CSQ\r");
        events.awaitLine("host", "AT+CSQ"::equals);
        terminal.expect("\r\n+CSQ: 20,0\r\n\r\nOK\r\n");
        terminal.type("AT\r");
        terminal.line("OK");
        assertThat(transcript())
                .isEqualTo("> AT+CSQ\n< \\r\\n+CSQ: 20,0\\r\\n\n< \\r\\nOK\\r\\n\n> AT\n< \\r\\nOK\\r\\n\n");
    }

    @Test
    void showsWhatNobodyAnswers() throws Exception {
        modem.wedge(Wedge.DEAD);
        terminal.type("AT+CSQ\r");
        events.awaitLine("host", "AT+CSQ"::equals);
        events.await("state", state -> state.get("power").equals("dead"));
        modem.transparent();
        modem.wedge(Wedge.NONE);
        modem.transparent();
        events.await("state", state -> state.get("power").equals("on"));
        terminal.type("AT\r\nsecret\r\n");
        events.await(event -> event.lines().toString().contains("text=secret, data=true"));
        assertThat(transcript()).isEqualTo("> AT+CSQ\n>> AT\\r\\n\n>> secret\\r\\n\n");
    }

    @Test
    void asksForDataAndShowsItApart() throws Exception {
        Conversation.attach(echoing());
        Conversation.connect(terminal);
        terminal.command("AT+MPUBEX=\"" + Conversation.TOPIC + "\",0,0,5");
        terminal.expect("\r\n>");
        events.awaitLine("modem", ">"::equals);
        terminal.type("he");
        terminal.expect("he");
        modem.unsolicited("+CGEV: NW MODIFY 5,2");
        terminal.line("+CGEV: NW MODIFY 5,2");
        terminal.type("llo");
        terminal.expect("llo\r\nOK\r\n");
        events.await(event -> event.lines().toString().contains("text=hello, data=true"));
        assertThat(transcript())
                .endsWith(
                        "< \\r\\n>\n< \\r\\n+CGEV: NW MODIFY 5,2\\r\\n\n    prompt  >\n    data    ${payload}\n>> hello\n< hello\n< \\r\\nOK\\r\\n\n");
    }

    private HostTerminal echoing() throws InterruptedException {
        terminal.type("ATE1\r");
        terminal.line("OK");
        return terminal;
    }
}
