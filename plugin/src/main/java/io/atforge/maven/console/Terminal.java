package io.atforge.maven.console;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The terminal that standard output goes to: what it can show, and whether somebody looks at it. */
public final class Terminal {

    /** What it shows. Known from JDK 19 on; before, it is the system's own (JEP 400). */
    public static final Charset CHARSET =
            Charset.forName(System.getProperty("stdout.encoding", System.getProperty("native.encoding")));

    private Terminal() {}

    /**
     * The terminal, if a person sits at it: neither input nor output are piped or files, no build server started this,
     * and the terminal can go back to the start of a line.
     *
     * @param interactive whether the user lets programs talk to him; {@code mvn -B} does not
     * @return takes what is to appear at once, empty if nobody looks
     */
    public static Optional<Consumer<String>> watched(boolean interactive) {
        return Optional.ofNullable(System.console())
                .filter(console -> interactive && isTerminal(console) && mayBeLive(System.getenv()))
                .map(console -> text -> show(console.writer(), text));
    }

    /** Build servers set CI, some of them with a terminal; TERM=dumb is an editor's window. */
    static boolean mayBeLive(Map<String, String> environment) {
        return environment.getOrDefault("CI", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static void show(PrintWriter writer, String text) {
        writer.print(text);
        writer.flush();
    }

    /**
     * Before JDK 22 there is a console only where both ends are a terminal. From then on there always may be one, and it
     * has a method that tells (JDK-8308591).
     */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
