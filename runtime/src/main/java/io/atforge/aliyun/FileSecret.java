package io.atforge.aliyun;

import io.atforge.SecretUnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

record FileSecret(Path path, Optional<String> what) implements SecretSource {

    @Override
    public String secretOf(String productKey, String deviceName) {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            String line = reader.readLine();
            if (line != null && !line.isBlank()) {
                return line.strip();
            }
        } catch (IOException e) {
            // the session's secrets are those of devices
            throw unreadable(
                    title(deviceName),
                    "file",
                    path,
                    what.isPresent() ? "" : ", or give SecretSource.file to the session as its secrets",
                    e);
        }
        throw new SecretUnavailableException(title(deviceName) + " is looked for in file " + path.toAbsolutePath()
                + ", whose first line is empty; put it there");
    }

    private String title(String deviceName) {
        return what.orElse("the secret of device " + deviceName);
    }

    @Override
    public SecretSource called(String other) {
        return new FileSecret(path, Optional.of(other));
    }

    /**
     * What is said of a file with secrets that cannot be read: where it was looked for, and how to name another place.
     *
     * @param what what is looked for
     * @param kind what the file is
     * @param or   what else may be done
     */
    static SecretUnavailableException unreadable(String what, String kind, Path path, String or, IOException e) {
        return new SecretUnavailableException(
                what + " is looked for in " + kind + " " + path.toAbsolutePath()
                        + ", which is not there or cannot be read; "
                        + (path.isAbsolute()
                                ? "put it there"
                                : "start the program in the project's folder, or write an absolute path")
                        + or,
                e);
    }
}
