package io.atforge.aliyun;

import io.atforge.SecretUnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A line is added for each device, and forced to the disk. */
record CertificateFileStore(Path path) implements SecretStore {

    private static final String HEADER = "DeviceName,DeviceSecret,ProductKey\n";

    @Override
    public synchronized Optional<String> find(String productKey, String deviceName) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CertificateExportSecret(path).secretOf(productKey, deviceName));
        } catch (SecretUnavailableException e) {
            if (e.getCause() instanceof IOException) {
                throw e;
            }
            return Optional.empty();
        }
    }

    @Override
    public synchronized void store(String productKey, String deviceName, String deviceSecret) {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (FileChannel file = FileChannel.open(path, options, permissions())) {
            String line = deviceName + "," + deviceSecret + "," + productKey + "\n";
            String text = file.size() == 0 ? HEADER + line : line;
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        } catch (IOException e) {
            throw new SecretUnavailableException(
                    "the secret of device " + deviceName + " could not be stored in "
                            + path.toAbsolutePath() + ": " + e.getMessage()
                            + "; the platform gives it out only once: take it from"
                            + " the console",
                    e);
        }
    }

    private FileAttribute<?>[] permissions() {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
