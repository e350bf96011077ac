package io.atforge.aliyun;

import io.atforge.SecretUnavailableException;
import java.io.IOException;
import java.nio.file.Path;

/** What is said of a file with secrets that cannot be read: where it was looked for, and how to name another place. */
final class SecretFile {

    private SecretFile() {}

    /**
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
