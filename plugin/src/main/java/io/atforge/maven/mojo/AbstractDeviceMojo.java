package io.atforge.maven.mojo;

import io.atforge.maven.device.ChosenDevice;
import io.atforge.maven.device.DeviceQuery;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.source.UserMistakeException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * A goal for one device. A secret may be written out in <code>devices.yaml</code> here: these goals put it nowhere.
 */
abstract class AbstractDeviceMojo extends AbstractProjectMojo {

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

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    private final SettingsDecrypter decrypter;

    AbstractDeviceMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    @Override
    final void run() throws UserMistakeException, IOException {
        execute(choose());
    }

    abstract void execute(ChosenDevice chosen) throws UserMistakeException, IOException;

    /** Whether the user lets programs talk to him: {@code mvn -B} does not. */
    final boolean isInteractive() {
        return session.getRequest().isInteractiveMode();
    }

    private ChosenDevice choose() throws UserMistakeException, IOException {
        ChosenDevice chosen = new DeviceQuery(Optional.ofNullable(device), Optional.ofNullable(product))
                .find(CheckedProject.read(files(), true, InstantSource.system()).now());
        chosen.project().warnings().forEach(warning -> getLog().warn(warning.toString()));
        return server == null ? chosen : chosen.withSecrets(ServerSecret.of(server, session.getSettings(), decrypter));
    }
}
