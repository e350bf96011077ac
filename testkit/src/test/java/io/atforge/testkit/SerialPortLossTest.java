package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import io.atforge.port.Port;
import io.atforge.port.PortAddress;
import io.atforge.testkit.line.BarePty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A serial port that is unplugged, stuck or closed in the midst of something (faults 44, 47, 48). */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class SerialPortLossTest {

    /** More than a terminal takes while nobody reads. */
    private static final byte[] ENDLESS = new byte[1 << 20];

    private final BarePty pty = new BarePty();
    private final Port port = portOn(pty);
    private final PortProbe probe = new PortProbe();

    @AfterEach
    void closeAll() {
        port.close();
        pty.close();
    }

    private static Port portOn(BarePty pty) {
        return PortAddress.parse("serial:" + pty.path()).toPort();
    }

    private void assertFree() throws InterruptedException {
        probe.assertNoMoreLosses(port);
        assertThat(PortProbe.descriptorsOf(pty.path())).isZero();
    }

    @Test
    void isLostWhenItIsUnplugged() throws Exception {
        port.open(probe);
        pty.write((byte) 'R');
        assertThat(probe.awaitByte()).isEqualTo('R');

        pty.unplug();

        assertThat(probe.awaitLost()).hasMessage(port.name() + " was lost; was it unplugged?");
        assertThatThrownBy(() -> port.write(new byte[1])).hasMessage(port.name() + " was lost; was it unplugged?");
        assertFree();
        port.close();
        probe.assertNoMoreLosses(port);
    }

    @Test
    void isLostWhenItIsUnpluggedInAWrite() throws Exception {
        port.open(probe);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> port.write(ENDLESS));
        pty.read(1);

        pty.unplug();

        assertThatThrownBy(writing::get)
                .cause()
                .isInstanceOfSatisfying(
                        PortException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOST))
                .hasMessageContaining("was lost")
                .hasMessageContaining("was it unplugged?");
        assertThat(probe.awaitLost().reason()).isEqualTo(Reason.LOST);
        assertFree();
    }

    @Test
    void closesWhileItIsUnplugged() throws Exception {
        for (int i = 0; i < 100; i++) {
            try (BarePty going = new BarePty()) {
                Port closing = portOn(going);
                PortProbe losses = new PortProbe();
                closing.open(losses);
                CyclicBarrier start = new CyclicBarrier(2);
                CompletableFuture<Void> unplugging = CompletableFuture.runAsync(() -> {
                    await(start);
                    going.unplug();
                });
                await(start);
                closing.close();
                unplugging.get();

                closing.close();
                assertThat(losses.losses(closing)).isLessThanOrEqualTo(1);
                assertThat(PortProbe.descriptorsOf(going.path())).isZero();
            }
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void closeEndsAWriteThatIsStuck() throws Exception {
        port.open(probe);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> port.write(ENDLESS));
        pty.read(1);

        port.close();

        assertThatThrownBy(writing::get).cause().hasMessageContaining("was closed while writing");
        assertFree();
    }

    @Test
    void anInterruptDoesNotKeepItFromClosing() throws Exception {
        port.open(probe);
        Thread.currentThread().interrupt();

        port.close();

        assertThat(Thread.interrupted()).isTrue();
        assertFree();
    }

    @Test
    void isLostWhenItTakesNoBytes() throws Exception {
        port.open(probe);

        assertThatThrownBy(() -> port.write(ENDLESS)).hasMessageContaining("takes no bytes since 3 s");

        assertThat(probe.awaitLost()).hasMessageContaining("takes no bytes since 3 s; check flow control (CTS, XOFF)");
        assertFree();
    }

    @Test
    void isLostWhenItsReadsNoLongerWait() throws Exception {
        port.open(probe);

        pty.waitForNoBytes();

        assertThat(probe.awaitLost())
                .hasRootCauseMessage(
                        "reads no longer wait for bytes; does another program change the port's settings?");
        assertFree();
    }

    @Test
    void isLostWhenItsDeviceFileIsGone(@TempDir Path folder) throws Exception {
        // A terminal's file cannot be removed, but what holds it can be put out of sight, by who may.
        assumeTrue(
                run("mount", "-t", "devpts", "-o", "newinstance,ptmxmode=0666", "devpts", folder.toString()) == 0,
                "mounting needs the rights to administer the system");
        boolean mounted = true;
        try (BarePty hidden = new BarePty(folder + "/ptmx", folder.toString())) {
            Port gone = portOn(hidden);
            gone.open(probe);

            mounted = run("umount", "-l", folder.toString()) != 0;

            assertThat(probe.awaitLost()).hasMessageContaining(hidden.path() + " is gone; was it unplugged?");
            probe.assertNoMoreLosses(gone);
        } finally {
            if (mounted) {
                run("umount", "-l", folder.toString());
            }
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
