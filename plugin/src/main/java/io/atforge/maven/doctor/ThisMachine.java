package io.atforge.maven.doctor;

import io.atforge.port.PortAddress;
import io.atforge.port.SerialPort;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Optional;

/** The machine that this runs on. Who holds a device is seen where there is {@code /proc}, and of one's own processes. */
public final class ThisMachine implements Machine {

    private final Path processes;

    /** The machine as it is. */
    public ThisMachine() {
        this(Path.of("/proc"));
    }

    ThisMachine(Path processes) {
        this.processes = processes;
    }

    @Override
    public List<PortAddress.Serial> ports() {
        return SerialPort.present();
    }

    @Override
    public Optional<String> group(Path device) {
        try {
            return Optional.of(Files.readAttributes(device, PosixFileAttributes.class)
                    .group()
                    .getName());
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> holder(Path device) {
        try {
            Path real = device.toRealPath();
            try (DirectoryStream<Path> all = Files.newDirectoryStream(processes, "[0-9]*")) {
                for (Path process : all) {
                    if (holds(process, real)) {
                        return Optional.of(name(process) + ", process " + process.getFileName());
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // said by an empty answer
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, Path device) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : open) {
                if (leadsTo(file, device)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // another user's, or it has ended
        }
        return false;
    }

    private static boolean leadsTo(Path file, Path device) {
        try {
            return Files.readSymbolicLink(file).equals(device);
        } catch (IOException e) {
            return false;
        }
    }

    private static String name(Path process) {
        try {
            return Files.readString(process.resolve("comm")).strip();
        } catch (IOException e) {
            return "a program";
        }
    }
}
