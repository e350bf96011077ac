package io.atforge.maven.mojo;

import io.atforge.maven.project.ProjectFiles;
import io.atforge.maven.source.UserMistakeException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** A goal that reads a project and generates nothing. Maven offers no other way to share declarations of parameters. */
abstract class AbstractProjectMojo extends AbstractMojo {

    /**
     * The file with the products, topics and devices.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "atforge.devices",
            defaultValue = "${project.basedir}/src/main/atforge/devices.yaml",
            required = true)
    private File devices;

    /**
     * The folder with the project's own AT scripts. The folder need not exist.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "atforge.scripts",
            defaultValue = "${project.basedir}/src/main/atforge/scripts",
            required = true)
    private File scripts;

    /**
     * The folder with the project's own modem families: a folder each, with the family's name. See docs/families.md. The
     * folder need not exist.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "atforge.dialects",
            defaultValue = "${project.basedir}/src/main/atforge/dialects",
            required = true)
    private File dialects;

    /**
     * Skips the goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("atforge.skip is set: nothing is done");
            return;
        }
        Goal.run(getLog(), problems -> {}, this::run);
    }

    abstract void run() throws UserMistakeException, IOException;

    /** What the goal is asked for goes to standard output, without the log's prefix: it is there to be copied. */
    static void print(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Where the user's relative paths are seen from. */
    final Path basedir() {
        return project.getBasedir().toPath();
    }

    final MavenProject project() {
        return project;
    }

    final ProjectFiles files() {
        return new ProjectFiles(basedir(), devices.toPath(), scripts.toPath(), dialects.toPath());
    }
}
