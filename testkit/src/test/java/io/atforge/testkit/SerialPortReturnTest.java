package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.atforge.InvalidArgumentException;
import io.atforge.PortException;
import io.atforge.PortException.Reason;
import io.atforge.port.Port;
import io.atforge.port.PortAddress;
import io.atforge.testkit.line.BarePty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A serial port that is opened again: after a return, at another rate, when others let it go (faults 37, 45, 46). */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class SerialPortReturnTest {

    private final PortProbe probe = new PortProbe();

    private static Port portOn(BarePty pty) {
        return PortAddress.parse("serial:" + pty.path()).toPort();
    }

    private void assertPassesBytes(Port port, BarePty pty) throws InterruptedException {
        port.write(new byte[] {'A'});
        assertThat(pty.read(1)).containsExactly('A');
        pty.write((byte) 'K');
        assertThat(probe.awaitByte()).isEqualTo('K');
    }

    @Test
    void opensWhateverItsLinkLeadsToAgainAndAgainAndLeaksNothing(@TempDir Path folder) throws Exception {
        Path link = folder.resolve("modem");
        Port port = PortAddress.parse("serial:" + link).toPort();
        useAndEnd(port, link, 0);
        long descriptors = PortProbe.descriptors();
        long threads = PortProbe.threads();
        for (int i = 0; i < 200; i++) {
            useAndEnd(port, link, i);
        }
        // The virtual machine opens a file of its own now and then; a leak would be of 100 and more.
        assertThat(PortProbe.descriptors()).isLessThan(descriptors + 50);
        assertThat(PortProbe.threads()).isLessThanOrEqualTo(threads);
    }

    /** Each time under the other of two numbers; ends by turns twice by closing, twice by unplugging. */
    private void useAndEnd(Port port, Path link, int time) throws Exception {
        try (BarePty one = new BarePty();
                BarePty two = new BarePty()) {
            BarePty pty = time % 2 == 0 ? one : two;
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(pty.path()));
            port.open(probe);
            assertPassesBytes(port, pty);
            if (time % 4 < 2) {
                port.close();
            } else {
                pty.unplug();
                probe.awaitLost();
            }
            probe.assertNoMoreLosses(port);
            assertThat(PortProbe.descriptorsOf(pty.path())).isZero();
        }
    }

    @Test
    void opensAgainAsSoonAsItWasLost(@TempDir Path folder) throws Exception {
        Path link = folder.resolve("modem");
        try (BarePty before = new BarePty();
                BarePty after = new BarePty()) {
            Files.createSymbolicLink(link, Path.of(before.path()));
            Port port = PortAddress.parse("serial:" + link).toPort();
            port.open(probe);
            before.unplug();
            probe.awaitLost();
            Files.delete(link);
            Files.createSymbolicLink(link, Path.of(after.path()));

            port.open(probe);

            assertPassesBytes(port, after);
            port.close();
            probe.assertNoMoreLosses(port);
        }
    }

    @Test
    void setsTheRateOpenOrClosedAndKeepsIt() throws Exception {
        try (BarePty pty = new BarePty()) {
            Port port =
                    PortAddress.parse("serial:" + pty.path() + "?baud=57600").toPort();
            port.open(probe);
            assertThat(pty.rate()).isEqualTo(57600);

            port.rate(9600);
            assertThat(pty.rate()).isEqualTo(9600);
            assertThat(port.rate()).hasValue(9600);
            assertThat(port.otherRates()).containsExactly(115200, 57600, 38400, 19200, 230400, 460800, 921600);
            assertPassesBytes(port, pty);

            port.close();
            port.rate(19200);
            port.open(probe);
            assertThat(pty.rate()).isEqualTo(19200);
            assertThat(port.name()).endsWith("?baud=57600");

            assertThatThrownBy(() -> port.rate(0)).isInstanceOf(InvalidArgumentException.class);
            assertThat(port.rate()).hasValue(19200);
            assertThat(port.otherRates()).first().isEqualTo(115200);
            port.close();
        }
    }

    @Test
    void namesAPortThatAnotherProgramLockedUntilItIsFree() throws Exception {
        try (BarePty pty = new BarePty();
                Port port = portOn(pty)) {
            try (BarePty.Handle other = pty.open().lock()) {
                assertThatThrownBy(() -> port.open(probe))
                        .hasMessageContaining("is in use")
                        .asInstanceOf(type(PortException.class))
                        .extracting(PortException::reason)
                        .isEqualTo(Reason.BUSY);
                assertThat(PortProbe.descriptorsOf(pty.path()))
                        .as("besides %s", other)
                        .isEqualTo(1);
            }
            port.open(probe);
            assertPassesBytes(port, pty);
        }
    }

    @Test
    void namesAPortThatAnotherProgramHasForItselfUntilItIsFree() throws Exception {
        try (BarePty pty = new BarePty();
                Port port = portOn(pty)) {
            try (BarePty.Handle other = pty.open().exclusive()) {
                assertThat(openAsAnybody(port, probe)).isEqualTo(Reason.BUSY);
                assertThat(PortProbe.descriptorsOf(pty.path()))
                        .as("besides %s", other)
                        .isEqualTo(1);
            }
            port.open(probe);
            assertPassesBytes(port, pty);
        }
    }

    @Test
    void namesAPortThatMayNotBeOpenedUntilItMay() throws Exception {
        try (BarePty pty = new BarePty();
                Port port = portOn(pty)) {
            Path device = Path.of(pty.path());
            Set<PosixFilePermission> before = Files.getPosixFilePermissions(device);
            Files.setPosixFilePermissions(device, Set.of());
            assertThat(openAsAnybody(port, probe)).isEqualTo(Reason.DENIED);
            assertThat(PortProbe.descriptorsOf(pty.path())).isZero();

            Files.setPosixFilePermissions(device, before);
            port.open(probe);
            assertPassesBytes(port, pty);
        }
    }

    private static Reason openAsAnybody(Port port, PortProbe probe) throws Exception {
        // the library is unpacked by who may write where it is unpacked to
        try (BarePty first = new BarePty();
                Port any = portOn(first)) {
            any.open(probe);
        }
        Executor anybody = task -> new Thread(() -> {
                    BarePty.renouncePrivileges();
                    task.run();
                })
                .start();
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                port.open(probe);
                            } catch (PortException e) {
                                return e.reason();
                            }
                            throw new AssertionError("it was opened");
                        },
                        anybody)
                .get();
    }

    @Test
    void namesWhatIsNoSerialPort() throws IOException {
        long before = PortProbe.descriptorsOf("/dev/null");
        Port port = PortAddress.parse("serial:/dev/null").toPort();

        assertThatThrownBy(() -> port.open(probe))
                .hasMessageContaining("is no serial port")
                .isInstanceOf(PortException.class);
        assertThat(PortProbe.descriptorsOf("/dev/null")).isEqualTo(before);
    }

    @Test
    void listsWhatThereIsInPlaceOfALinkThatIsGone(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("modem2"));
        Port port = PortAddress.parse("serial:" + folder.resolve("modem")).toPort();

        assertThatThrownBy(() -> port.open(probe))
                .hasMessageStartingWith(port.name() + " does not exist")
                .hasMessageEndingWith("there is now: modem2")
                .asInstanceOf(type(PortException.class))
                .extracting(PortException::reason)
                .isEqualTo(Reason.MISSING);
    }
}
