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
            throw SecretFile.unreadable("file", path, deviceName, "SecretSource.file", e);
        }
        throw new SecretUnavailableException("the secret of device " + deviceName + " is looked for in file "
                + path.toAbsolutePath() + ", whose first line is empty; put the secret there");
    }
}
