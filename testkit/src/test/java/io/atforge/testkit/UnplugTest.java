package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.PortException;
import io.atforge.port.Port;
import io.atforge.port.PortAddress;
import io.atforge.port.TcpPort;
import io.atforge.testkit.line.Pty;
import io.atforge.testkit.line.TcpLine;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A modem whose line is pulled out and put back. */
class UnplugTest {

    private final VirtualModem modem = VirtualModem.builder().build();

    @AfterEach
    void switchOff() {
        modem.close();
    }

    @Test
    void anInMemoryPortIsLostAndComesBack() throws Exception {
        Port port = modem.port();
        HostTerminal terminal = new HostTerminal(port);
        terminal.command("ATE0");
        terminal.expect("\r\nOK\r\n");
        modem.unplug();
        assertThat(terminal.awaitLost()).isTrue();
        assertThatThrownBy(() -> port.write(new byte[1])).isInstanceOf(PortException.class);
        assertThatThrownBy(() -> new HostTerminal(port))
                .isInstanceOf(PortException.class)
                .hasMessageContaining("not plugged in");
        modem.plug();
        HostTerminal again = new HostTerminal(port);
        again.type("AT\r");
        again.expect("\r\nOK\r\n");
    }

    @Test
    void aTcpPortHangsUpAndListensAgain() throws Exception {
        TcpLine line = modem.listen();
        HostTerminal terminal = new HostTerminal(port(line));
        terminal.ok("AT");
        modem.unplug();
        assertThat(terminal.awaitLost()).isTrue();
        HostTerminal turnedAway = new HostTerminal(port(line));
        assertThat(turnedAway.awaitLost()).isTrue();
        modem.plug();
        new HostTerminal(port(line)).ok("AT");
    }

    private static Port port(TcpLine line) {
        return new TcpPort((PortAddress.Tcp) PortAddress.parse(line.address()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPseudoTerminalComesBackUnderAnotherNumberAndTheSameName(@TempDir Path folder) throws Exception {
        Path link = folder.resolve("modem");
        Pty pty = modem.pty(link);
        String first = pty.path();
        assertThat(pty.address()).isEqualTo("serial:" + link + "?baud=115200");
        assertThat(Files.readSymbolicLink(link)).hasToString(first);
        modem.unplug();
        assertThat(link).doesNotExist();
        assertThat(Path.of(first)).doesNotExist();
        modem.plug();
        assertThat(pty.path()).isNotEqualTo(first);
        assertThat(Files.readSymbolicLink(link)).hasToString(pty.path());
        assertThat(Path.of(pty.path())).exists();
        modem.close();
        assertThat(Files.isSymbolicLink(link)).isFalse();
        modem.plug();
        assertThat(Files.isSymbolicLink(link)).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileIsNotTakenForALink(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("modem"), "mine");
        assertThatThrownBy(() -> modem.pty(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent("mine");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLinkThatLeadsToAnotherModemIsNotTaken(@TempDir Path folder) throws Exception {
        Path link = folder.resolve("modem");
        Pty first = modem.pty(link);
        try (VirtualModem second = VirtualModem.builder().build()) {
            assertThatThrownBy(() -> second.pty(link))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(link + " is there already, and leads to something that is there, perhaps another modem;"
                            + " choose another path, or remove the link if nobody uses it");
        }
        assertThat(Files.readSymbolicLink(link)).hasToString(first.path());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLinkThatLeadsNowhereIsReplaced(@TempDir Path folder) throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("modem"), folder.resolve("gone"));
        Pty pty = modem.pty(link);
        assertThat(Files.readSymbolicLink(link)).hasToString(pty.path());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLinkThatSomebodyHasReplacedIsLeft(@TempDir Path folder) throws Exception {
        Path link = folder.resolve("modem");
        modem.pty(link);
        Files.delete(link);
        Files.createSymbolicLink(link, folder);
        modem.unplug();
        assertThat(Files.readSymbolicLink(link)).isEqualTo(folder);
        assertThatThrownBy(modem::plug)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot make the link " + link);
        assertThat(Files.readSymbolicLink(link)).isEqualTo(folder);
    }
}
