package io.atforge.aliyun;

import io.atforge.SecretUnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

record FileSecret(Path path) implements SecretSource {

    @Override
    public String secretOf(String productKey, String deviceName) {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            String line = reader.readLine();
            if (line != null && !line.isBlank()) {
                return line.strip();
            }
        } catch (IOException e) {
            throw unreadable("file", path, deviceName, "SecretSource.file", e);
        }
        throw new SecretUnavailableException("the secret of device " + deviceName + " is looked for in file "
                + path.toAbsolutePath() + ", whose first line is empty; put the secret there");
    }

    /**
     * What is said of a file with secrets that cannot be read: where it was looked for, and how to name another place.
     *
     * @param kind what the file is
     * @param how  what gives the session another
     */
    static SecretUnavailableException unreadable(String kind, Path path, String deviceName, String how, IOException e) {
        return new SecretUnavailableException(
                "the secret of device " + deviceName + " is looked for in " + kind + " "
                        + path.toAbsolutePath() + ", which is not there or cannot be read; "
                        + (path.isAbsolute()
                                ? "put it there"
                                : "start the program in the project's folder, write an absolute path")
                        + ", or give " + how + " to the session as its secrets",
                e);
    }
}
