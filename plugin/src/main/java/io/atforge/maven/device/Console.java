package io.atforge.maven.device;

import java.nio.charset.Charset;

/** The terminal that standard output goes to. */
public final class Console {

    /** What it shows. Known from JDK 19 on; before, it is the system's own (JEP 400). */
    public static final Charset CHARSET =
            Charset.forName(System.getProperty("stdout.encoding", System.getProperty("native.encoding")));

    private Console() {}
}
