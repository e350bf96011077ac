package io.atforge.port;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The device that an address means at this moment: after each return of a USB modem the links in {@code /dev/serial}
 * may lead to another tty number (fault 45).
 *
 * @param name what the serial library opens
 * @param file where it is, if it is a file: not so on Windows
 */
record DeviceFile(String name, Optional<Path> file) {

    /** Where udev keeps the links that name a device by itself or by its socket (60-serial.rules). */
    static final Path STABLE_NAMES = Path.of("/dev/serial");

    private static final List<String> STABLE_FOLDERS = List.of("by-id/", "by-path/");
    private static final int NAMED_AT_MOST = 10;

    /**
     * Looks where an address leads now.
     *
     * @throws PortException if nowhere
     */
    static DeviceFile of(PortAddress.Serial address, Path stableNames) {
        boolean stable = STABLE_FOLDERS.stream().anyMatch(address.path()::startsWith);
        if (!stable && address.path().indexOf('/') < 0) {
            return new DeviceFile(address.path(), Optional.empty());
        }
        Path link = stable ? stableNames.resolve(address.path()) : Path.of(address.path());
        try {
            Path device = link.toRealPath();
            return new DeviceFile(device.toString(), Optional.of(device));
        } catch (AccessDeniedException e) {
            throw new PortException(
                    Reason.DENIED,
                    address + " may not be reached by this user; give the right to enter each folder of "
                            + link.toAbsolutePath(),
                    e);
        } catch (IOException e) {
            throw new PortException(
                    Reason.MISSING,
                    address + " does not exist; check the path and that the modem is" + " plugged in and powered"
                            + others(link.toAbsolutePath().normalize(), stable),
                    e);
        }
    }

    private static String others(Path missing, boolean all) {
        Path folder = missing.getParent();
        String kind = all ? "" : missing.getFileName().toString().replaceFirst("\\d+$", "");
        List<String> names = Arrays.stream(
                        Optional.ofNullable(folder.toFile().listFiles()).orElse(new File[0]))
                .map(File::getName)
                .filter(name -> name.startsWith(kind))
                .sorted()
                .toList();
        if (names.isEmpty()) {
            return "; there is " + (all ? "nothing" : "no other " + kind) + " in " + folder + " now";
        }
        return "; in " + folder + " there is now: "
                + names.stream().limit(NAMED_AT_MOST).collect(Collectors.joining(", "))
                + (names.size() > NAMED_AT_MOST ? " and " + (names.size() - NAMED_AT_MOST) + " more" : "");
    }

    /** Whether the device is there. */
    boolean isPresent() {
        return file.isEmpty() || !Files.notExists(file.get());
    }
}
