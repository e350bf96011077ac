package io.atforge.maven.mojo;

import io.atforge.AtForgeException;
import io.atforge.maven.source.Problem;
import io.atforge.maven.source.UserMistakeException;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * What a goal does. A user's mistake fails the build with a message alone; a fault of ours or of the system stops it
 * with its cause, as Maven's two exceptions mean it.
 */
@FunctionalInterface
interface Goal {

    void run() throws UserMistakeException, IOException;

    static void run(Log log, Consumer<List<Problem>> markers, Goal goal)
            throws MojoFailureException, MojoExecutionException {
        try {
            goal.run();
        } catch (UserMistakeException e) {
            e.problems().forEach(problem -> log.error(problem.toString()));
            markers.accept(e.problems());
            throw new MojoFailureException(e.getMessage());
        } catch (AtForgeException e) {
            // A port that is not there, a secret that is not set, a modem that refuses: its message says what to do.
            throw new MojoFailureException(e.getMessage());
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write a file: " + e.getMessage(), e);
        }
    }
}
