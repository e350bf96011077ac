package io.atforge.maven.virtual;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The process in which the virtual modem runs. It ends with this JVM, however that ends: at a signal, the modem has time
 * to take its line away; of a JVM that was killed it sees the end of its input. For one use.
 */
final class ModemProcess {

    private static final String MAIN = "io.atforge.testkit.VirtualModemMain";

    /** Nothing but words that the JVM of any version from 17 on takes. */
    private static final List<String> JVM = List.of(
            // How Java 17 and later call it.
            "-Dsun.stdout.encoding=UTF-8",
            "-Dsun.stderr.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            // A library's log goes nowhere; that it does is nothing to tell.
            "-Dslf4j.internal.verbosity=ERROR",
            // The pseudo-terminal is the C library's.
            "--enable-native-access=ALL-UNNAMED");

    /** A modem says goodbye to its broker first, which may take 20 seconds. */
    private static final long GOODBYE_SECONDS = 30;

    private final Process process;
    private final Thread hook = new Thread(this::end, "atforge-modem-shutdown");
    private volatile boolean ending;

    private ModemProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param classPath the testkit's
     * @param arguments of the modem's program
     * @param folder    the working directory
     * @param withheld  environment variables that are none of its business
     */
    static ModemProcess start(List<Path> classPath, List<String> arguments, Path folder, Collection<String> withheld)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add(MAIN);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeAll(withheld);
        // Not as an argument: 55 long paths are more than a command line of Windows takes.
        builder.environment()
                .put(
                        "CLASSPATH",
                        classPath.stream()
                                .map(Path::toString)
                                .collect(Collectors.joining(System.getProperty("path.separator"))));
        ModemProcess started = new ModemProcess(builder.start());
        try {
            Runtime.getRuntime().addShutdownHook(started.hook);
        } catch (IllegalStateException e) {
            // This JVM is ending already.
            started.end();
        }
        return started;
    }

    /**
     * Tells it of the project, then hands on what the user types and what it prints, until it ends.
     *
     * @param description the project, on one line
     * @param words       what the user types; it goes on when there is no more
     * @param screen      takes each line that it prints
     * @param errors      takes each line of its errors, from another thread
     * @return its exit status; 0 also where this JVM is being ended
     */
    int converse(String description, InputStream words, Consumer<String> screen, Consumer<String> errors)
            throws IOException, InterruptedException {
        try (BufferedReader printed = process.inputReader(StandardCharsets.UTF_8)) {
            Thread complaints = daemon("atforge-modem-errors", () -> copyErrors(errors));
            daemon("atforge-modem-words", () -> say(description, words));
            for (String line = printed.readLine(); line != null; line = printed.readLine()) {
                screen.accept(line);
            }
            int status = process.waitFor();
            complaints.join();
            return ending ? 0 : status;
        } finally {
            end();
            forget();
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Leaves the pipe open at the end of the words: its end is for the modem that of this JVM. */
    private void say(String description, InputStream words) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(words, terminal()));
        Writer keyboard = process.outputWriter(StandardCharsets.UTF_8);
        try {
            for (String line = description; line != null; line = lines.readLine()) {
                keyboard.write(line + "\n");
                keyboard.flush();
            }
        } catch (IOException e) {
            // It has ended, and says why elsewhere; or there is nobody who could type.
            return;
        }
    }

    private void copyErrors(Consumer<String> errors) {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                errors.accept(line);
            }
        } catch (IOException e) {
            errors.accept("its errors cannot be read: " + e.getMessage());
        }
    }

    /** What the user's terminal sends: its own name for it is known from JDK 25 on, else it is the system's (JEP 400). */
    private static Charset terminal() {
        return Charset.forName(System.getProperty("stdin.encoding", System.getProperty("native.encoding")));
    }

    /** Returns when it has ended. */
    private void end() {
        ending = ending || process.isAlive();
        try {
            if (process.supportsNormalTermination()) {
                process.destroy();
            } else {
                process.getOutputStream().close();
            }
            if (process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException e) {
            // The pipe is broken: it has ended, or is about to.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This JVM is ending, so the hook is at work.
        }
    }
}
