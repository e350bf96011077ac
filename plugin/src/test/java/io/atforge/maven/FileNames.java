package io.atforge.maven;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.Charset;

/** What files may be called here: Java knows no other characters in their names than those of the system's encoding. */
public final class FileNames {

    private FileNames() {}

    /** Leaves the test out where no file can have such a name. */
    public static void assumePossible(String name) {
        assumeThat(Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder())
                .matches(encoder -> encoder.canEncode(name), "encodes " + name);
    }
}
