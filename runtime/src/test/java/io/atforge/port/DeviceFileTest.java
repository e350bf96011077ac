package io.atforge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its ports are no files")
class DeviceFileTest {

    private static final PortAddress.Serial MODEM = new PortAddress.Serial("by-id/usb-Air720-if02", 115200);

    @TempDir
    private Path dev;

    private Path byId;

    @BeforeEach
    void makeFolders() throws IOException {
        dev = dev.toRealPath();
        byId = Files.createDirectories(dev.resolve("serial/by-id"));
    }

    private DeviceFile find(PortAddress.Serial address) {
        return DeviceFile.of(address, dev.resolve("serial"));
    }

    private void plugIn(String tty) throws IOException {
        Files.createFile(dev.resolve(tty));
        Files.createSymbolicLink(
                byId.resolve("usb-Air720-if02"), Path.of("../..").resolve(tty));
    }

    private void unplug(String tty) throws IOException {
        Files.delete(byId.resolve("usb-Air720-if02"));
        Files.delete(dev.resolve(tty));
    }

    @Test
    void findsADeviceThatCameBackUnderAnotherNumber() throws IOException {
        plugIn("ttyUSB0");
        DeviceFile before = find(MODEM);
        assertThat(before.name()).isEqualTo(dev.resolve("ttyUSB0").toString());
        unplug("ttyUSB0");
        assertThat(before.isPresent()).isFalse();

        plugIn("ttyUSB1");

        assertThat(find(MODEM).name()).isEqualTo(dev.resolve("ttyUSB1").toString());
        assertThat(find(MODEM).isPresent()).isTrue();
    }

    @Test
    void findsADeviceByItsSocket() throws IOException {
        Files.createFile(dev.resolve("ttyACM0"));
        Path byPath = Files.createDirectories(dev.resolve("serial/by-path"));
        Files.createSymbolicLink(byPath.resolve("pci-0000:00:14.0-usb-0:2:1.2"), Path.of("../../ttyACM0"));

        assertThat(find(new PortAddress.Serial("by-path/pci-0000:00:14.0-usb-0:2:1.2", 9600))
                        .name())
                .isEqualTo(dev.resolve("ttyACM0").toString());
    }

    @Test
    void followsAnyLink() throws IOException {
        Files.createFile(dev.resolve("ttyUSB3"));
        Path link = Files.createSymbolicLink(dev.resolve("modem"), Path.of("ttyUSB3"));

        assertThat(find(new PortAddress.Serial(link.toString(), 9600)).name())
                .isEqualTo(dev.resolve("ttyUSB3").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"COM3", "COM10", "\\\\.\\COM10"})
    void leavesANameThatIsNoPathToTheLibrary(String name) {
        assertThat(find(new PortAddress.Serial(name, 9600))).isEqualTo(new DeviceFile(name, Optional.empty()));
    }

    @Test
    void listsWhatIsThereInsteadOfAMissingName() throws IOException {
        for (int i = 0; i < 12; i++) {
            Files.createFile(byId.resolve("usb-Other-" + (char) ('a' + i)));
        }
        assertThatThrownBy(() -> find(MODEM))
                .hasMessage("serial:by-id/usb-Air720-if02?baud=115200 does not exist; check the path and that the modem"
                        + " is plugged in and powered; in " + byId + " there is now: usb-Other-a, usb-Other-b,"
                        + " usb-Other-c, usb-Other-d, usb-Other-e, usb-Other-f, usb-Other-g, usb-Other-h, usb-Other-i,"
                        + " usb-Other-j and 2 more")
                .asInstanceOf(type(PortException.class))
                .extracting(PortException::reason)
                .isEqualTo(Reason.MISSING);
    }

    @Test
    void saysThatNothingIsThere() throws IOException {
        assertThatThrownBy(() -> find(MODEM)).hasMessageEndingWith("; there is nothing in " + byId + " now");
        Files.delete(byId);
        assertThatThrownBy(() -> find(MODEM)).hasMessageEndingWith("; there is nothing in " + byId + " now");
    }

    @Test
    void listsTheDevicesOfAKindForAPath() throws IOException {
        Files.createFile(dev.resolve("ttyUSB1"));
        Files.createFile(dev.resolve("ttyACM0"));

        assertThatThrownBy(
                        () -> find(new PortAddress.Serial(dev.resolve("ttyUSB0").toString(), 9600)))
                .hasMessageEndingWith("; in " + dev + " there is now: ttyUSB1");
        assertThatThrownBy(
                        () -> find(new PortAddress.Serial(dev.resolve("ttyS0").toString(), 9600)))
                .hasMessageEndingWith("; there is no other ttyS in " + dev + " now");
    }

    @Test
    void takesALinkThatLeadsNowhereForMissing() throws IOException {
        Files.createSymbolicLink(byId.resolve("usb-Air720-if02"), Path.of("../../ttyUSB9"));

        assertThatThrownBy(() -> find(MODEM))
                .asInstanceOf(type(PortException.class))
                .extracting(PortException::reason)
                .isEqualTo(Reason.MISSING);
    }
}
