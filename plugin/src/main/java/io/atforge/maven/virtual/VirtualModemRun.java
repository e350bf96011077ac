package io.atforge.maven.virtual;

import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.source.UserMistakeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The virtual modem and the platform's stand-in, with the products of a project.
 *
 * @param project the project
 * @param request what is wanted of the modem
 */
public record VirtualModemRun(CheckedProject project, ModemRequest request) {

    /** Finds the jars of the testkit, which may take a while. */
    @FunctionalInterface
    public interface ClassPath {

        /**
         * Finds them.
         *
         * @return the jars
         * @throws UserMistakeException if they cannot be had
         */
        List<Path> find() throws UserMistakeException;
    }

    /** Checks that both are there. */
    public VirtualModemRun {
        Objects.requireNonNull(project);
        Objects.requireNonNull(request);
    }

    /**
     * Runs it until the user ends it. Returns when nothing of it is left.
     *
     * @param testkit finds its jars
     * @param words   what the user types
     * @param console takes each line, from any thread
     * @throws UserMistakeException if it cannot start, or ends by itself
     * @throws IOException          if the system starts no process
     * @throws io.atforge.InvalidArgumentException if the modem family is a reference to where nothing stands
     */
    public void run(ClassPath testkit, InputStream words, Consumer<String> console)
            throws UserMistakeException, IOException {
        List<String> arguments = request.arguments(project);
        DescribedProject described = DescribedProject.of(project);
        ModemScreen screen = new ModemScreen(project, described.advice(), console);
        ModemProcess process = ModemProcess.start(
                testkit.find(), arguments, project.files().basedir(), DeviceSecrets.variables(project));
        try {
            int status = process.converse(described.json(), words, screen::print, screen::error);
            if (status != 0) {
                throw new UserMistakeException(screen.whyNot(status));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserMistakeException("interrupted: the virtual modem has ended");
        }
    }
}
