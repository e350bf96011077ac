package io.atforge.maven.mojo;

import io.atforge.maven.device.ChosenDevice;
import io.atforge.maven.device.DeviceQuery;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.project.ProjectFiles;
import io.atforge.maven.source.UserMistakeException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * A goal for one device. Maven offers no other way to share declarations of parameters. A secret may be written out in
 * <code>devices.yaml</code> here: these goals put it nowhere.
 */
abstract class AbstractDeviceMojo extends AbstractMojo {

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
     * The name of the device. Where there is one device only, it may be left out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.device")
    private String device;

    /**
     * The name or the key of the device's product, where several products have a device of that name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.product")
    private String product;

    /**
     * The id of a server in your Maven settings whose password, encrypted or not, is the device's secret. Without it,
     * the secret is looked up where <code>devices.yaml</code> says; relative paths are seen from the project's folder.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.server")
    private String server;

    /**
     * Skips the goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    private final SettingsDecrypter decrypter;

    AbstractDeviceMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("atforge.skip is set: nothing is done");
            return;
        }
        Goal.run(getLog(), problems -> {}, () -> execute(choose()));
    }

    abstract void execute(ChosenDevice chosen) throws UserMistakeException, IOException;

    /** What the goal is asked for goes to standard output, without the log's prefix: it is there to be copied. */
    static void print(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Where the user's relative paths are seen from. */
    final Path basedir() {
        return project.getBasedir().toPath();
    }

    /** Whether the user lets programs talk to him: {@code mvn -B} does not. */
    final boolean isInteractive() {
        return session.getRequest().isInteractiveMode();
    }

    private ChosenDevice choose() throws UserMistakeException, IOException {
        ProjectFiles files =
                new ProjectFiles(project.getBasedir().toPath(), devices.toPath(), scripts.toPath(), dialects.toPath());
        ChosenDevice chosen = new DeviceQuery(Optional.ofNullable(device), Optional.ofNullable(product))
                .find(CheckedProject.read(files, true, InstantSource.system()).now());
        chosen.project().warnings().forEach(warning -> getLog().warn(warning.toString()));
        return server == null ? chosen : chosen.withSecrets(ServerSecret.of(server, session.getSettings(), decrypter));
    }
}
