package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.port.PortAddress;
import io.atforge.port.TcpPort;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A virtual modem that runs by itself, and a person who types. */
@Tag("slow")
class VirtualModemMainTest {

    /** What was printed so far, and a way to wait for more. */
    private static final class Screen extends ByteArrayOutputStream {

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        synchronized String await(String pattern) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            Matcher matcher = Pattern.compile(pattern).matcher(toString(StandardCharsets.UTF_8));
            while (!matcher.find()) {
                long left = deadline - System.nanoTime();
                assertThat(left).as("waited for %s, seen %s", pattern, this).isPositive();
                TimeUnit.NANOSECONDS.timedWait(this, left);
                matcher = Pattern.compile(pattern).matcher(toString(StandardCharsets.UTF_8));
            }
            return matcher.group(matcher.groupCount());
        }
    }

    private final Screen screen = new Screen();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private Thread start(InputStream in, String... args) {
        Thread thread = new Thread(() -> {
            try {
                VirtualModemMain.run(args, in, new PrintStream(screen, true, StandardCharsets.UTF_8));
            } catch (InterruptedException e) {
                // The way to end it without a quit.
            } finally {
                ended.complete(null);
            }
        });
        thread.start();
        return thread;
    }

    @Test
    void obeysAndAnswersWhatItDoesNotKnowWithWhatItDoes() throws Exception {
        start(
                input("help\nstatus\n\nbroker halt\nstall\ndance\nrefuse on\nquota free\nunplug\nstatus\nplug\nquit\n"),
                "--tcp");
        ended.get(60, TimeUnit.SECONDS);
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains("/auth/devicename; no TLS, see --tls\n")
                .containsPattern("\nquit  +ends modem and platform\nreboot  +the modem restarts; says RDY\n")
                .containsPattern("\nport tcp:127.0.0.1:\\d+; connected: nobody; connects: 0, messages: 0,"
                        + " throttled: 0, refusals: 0")
                .contains("\n'halt'; write one of stop, start; help lists all\n")
                .contains("\na duration is missing at the end; help lists all\n")
                .contains("\nthere is no action 'dance'; there are: reboot, power")
                .contains(
                        "\ndone: refuse on\ndone: quota free\ndone: unplug\nport unplugged; plug puts it back; connected: nobody;")
                .contains("\ndone: plug, tcp:");
    }

    @Test
    void isTheModelThatIsAskedFor() throws Exception {
        start(input("quit\n"), "--tcp", "--model", "ec25");
        ended.get(60, TimeUnit.SECONDS);
        assertThat(screen.toString(StandardCharsets.UTF_8)).startsWith("Virtual modem: EC25, every host name");
    }

    @Test
    void listsTheModelsInsteadOfOneItDoesNotKnow() {
        assertThatThrownBy(() ->
                        VirtualModemMain.run(new String[] {"--model", "nokia"}, input(""), new PrintStream(screen)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "there is no model nokia; there are: air720, air780e, ec200, ec25, ec800, bg95, sim7600, a7670");
    }

    @Test
    void goesOnWithoutCommands() throws Exception {
        Thread thread = start(input("status\n"), "--tcp");
        screen.await("connected: nobody");
        String address = screen.await("Port: (tcp:\\S+)");
        HostTerminal terminal = new HostTerminal(new TcpPort((PortAddress.Tcp) PortAddress.parse(address)));
        terminal.ok("AT");
        thread.interrupt();
        assertThat(terminal.awaitLost()).isTrue();
        ended.get(60, TimeUnit.SECONDS);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void keepsALinkToThePseudoTerminal(@TempDir Path folder) throws Exception {
        Path link = folder.resolve("modem");
        PipedOutputStream keyboard = new PipedOutputStream();
        start(new PipedInputStream(keyboard), "--link", link.toString());
        screen.await("Port: serial:" + link);
        String first = Files.readSymbolicLink(link).toString();
        type(keyboard, "unplug");
        screen.await("done: unplug");
        assertThat(Files.isSymbolicLink(link)).isFalse();
        type(keyboard, "plug");
        String second = screen.await("done: plug, (\\S+)");
        assertThat(Files.readSymbolicLink(link)).hasToString(second);
        assertThat(second).isNotEqualTo(first);
        type(keyboard, "quit");
        ended.get(60, TimeUnit.SECONDS);
        assertThat(Files.isSymbolicLink(link)).isFalse();
    }

    @Test
    void servesTlsWhenAsked(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("ca.pem");
        start(input("quit\n"), "--tcp", "--ca", file.toString(), "--product-secret", "stand-in");
        ended.get(60, TimeUnit.SECONDS);
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .containsPattern("\nAuthentication: http://127.0.0.1:\\d+/auth/devicename, "
                        + "https://127.0.0.1:\\d+/auth/devicename; MQTT over TLS at 127.0.0.1:\\d+\nCA: \\S+ca.pem\n")
                .doesNotContain("stand-in\n");
        assertThat(file).content().startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void playsAScenario(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("scenario"), "seed 1\non line \"OK\" #1 say it works");
        Thread thread = start(input(""), "--tcp", "--scenario", file.toString());
        String address = screen.await("Port: (tcp:\\S+)");
        screen.await("Type help");
        HostTerminal terminal = new HostTerminal(new TcpPort((PortAddress.Tcp) PortAddress.parse(address)));
        terminal.type("AT\rAT\r");
        terminal.skipTo("it works");
        thread.interrupt();
        ended.get(60, TimeUnit.SECONDS);
    }

    @Test
    void printsWhatAThingReportsAndIsAskedFor() throws Exception {
        PipedOutputStream keyboard = new PipedOutputStream();
        start(
                new PipedInputStream(keyboard),
                "--tcp",
                "--thing-model",
                ThingClient.MODEL[0].toString(),
                "--thing-model",
                ThingClient.MODEL[1].toString());
        String address = screen.await("Port: (tcp:\\S+)");
        screen.await("Type help");
        type(keyboard, "set temperature 21.5");
        screen.await("no device that is connected has the property to set 'temperature'");
        HostTerminal terminal = new HostTerminal(new TcpPort((PortAddress.Tcp) PortAddress.parse(address)));
        Conversation.attach(terminal);
        Conversation.connect(terminal);
        String set = ThingClient.ROOT + "thing/service/property/set";
        terminal.ok("AT+MSUB=\"" + set + "\",0");
        terminal.line("SUBACK");
        type(keyboard, "set temperature 21.5");
        terminal.skipTo("+MSUB: \"" + set + "\"");
        terminal.skipTo("\"1.0\"}\r\n");
        terminal.ok("AT+MPUB=\"" + set + "_reply\",1,0,\"{\\22id\\22:\\221\\22,\\22code\\22:200}\"");
        screen.await("test&a1hahpgAs3s set: 200 \\{}");
        type(keyboard, "quit");
        ended.get(60, TimeUnit.SECONDS);
    }

    /** What comes from devices and from a page reaches the page; a terminal obeys escapes, and gets none. */
    @Test
    void showsAPageWhenAsked() throws Exception {
        PipedOutputStream keyboard = new PipedOutputStream();
        start(new PipedInputStream(keyboard), "--tcp", "--page");
        String address = screen.await("Port: (tcp:\\S+)");
        URI page = URI.create(screen.await("Page: (http://127.0.0.1:\\d+/\\S{22}/)\n"));
        HostTerminal terminal = new HostTerminal(new TcpPort((PortAddress.Tcp) PortAddress.parse(address)));
        Conversation.attach(terminal);
        Conversation.connect(terminal);
        try (PageEvents events = new PageClient(page).events()) {
            terminal.command("AT+MPUBEX=\"" + Conversation.TOPIC + "\",0,0,8");
            terminal.expect("\r\n>");
            terminal.type("<b>\u001b[31m");
            events.await("message", message -> "<b>\u001b[31m".equals(message.get("text")));
            new PageClient(page).order("{\"do\":\"words\",\"words\":\"sms \\u001b[31m\"}");
            events.await("note", note -> note.get("text").equals("done: sms \u001b[31m"));
        }
        type(keyboard, "status");
        screen.await("connected: test&a1hahpgAs3s; connects: 1, messages: 1,");
        type(keyboard, "quit");
        ended.get(60, TimeUnit.SECONDS);
        assertThat(screen.toString(StandardCharsets.UTF_8)).doesNotContainPattern("[\\p{Cntrl}&&[^\n]]");
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void type(PipedOutputStream keyboard, String line) throws Exception {
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }
}
