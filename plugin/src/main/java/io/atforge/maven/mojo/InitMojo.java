package io.atforge.maven.mojo;

import io.atforge.maven.init.Initialization;
import io.atforge.maven.source.UserMistakeException;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Writes a first <code>devices.yaml</code> with comments, which passes the build as it is, and says what comes next:
 * with the products and devices of a certificate export, or with those of the tutorial as stand-ins. A file that is
 * there is left as it is, and the goal fails.
 *
 * @since 0.1.0
 */
@Mojo(name = "init", threadSafe = true)
public final class InitMojo extends AbstractMojo {

    /**
     * The file to write. Its folder need not exist.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "atforge.devices",
            defaultValue = "${project.basedir}/src/main/atforge/devices.yaml",
            required = true)
    private File devices;

    /**
     * The console's certificate export, with the header <code>DeviceName,DeviceSecret,ProductKey</code>, somewhere in
     * the project's folder. <code>devices.yaml</code> will name it; it is not copied.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.certificates")
    private File certificates;

    /**
     * Skips the goal: nothing is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("atforge.skip is set: nothing is written");
            return;
        }
        Goal.run(getLog(), problems -> {}, this::write);
    }

    private void write() throws UserMistakeException, IOException {
        new Initialization(
                        project.getBasedir().toPath(),
                        devices.toPath(),
                        Optional.ofNullable(certificates).map(File::toPath))
                .run()
                .forEach(getLog()::info);
    }
}
