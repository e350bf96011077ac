package io.atforge.maven.mojo;

import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.source.UserMistakeException;
import io.atforge.maven.virtual.ModemRequest;
import io.atforge.maven.virtual.VirtualModemRun;
import java.io.File;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Runs a virtual modem, and a stand-in for the platform with the products, topics, devices and thing models of
 * <code>devices.yaml</code>, until <code>quit</code> or Ctrl-C. Prints where the modem is and what to paste where. What is
 * typed makes things happen: <code>help</code> lists the words.
 *
 * @since 0.1.0
 */
@Mojo(name = "modem", threadSafe = true)
public final class ModemMojo extends AbstractProjectMojo {

    /**
     * Which modem it is, for example <code>ec25</code>. Without it, that of <code>modem.model</code>, else
     * the first that speaks as <code>modem.dialect</code> expects; a family of the project's own is spoken by none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.model")
    private String model;

    /**
     * The modem's IMEI, 15 digits, by which a session of a fleet finds its device. Without it, the name of the first device
     * that is one, else a number that is made up.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.imei")
    private String imei;

    /**
     * A file with what happens, and when. See docs/happenings.md.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.scenario")
    private File scenario;

    /**
     * A symbolic link to the pseudo-terminal, so that its name stays the same. It is removed at the end.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.link")
    private File link;

    /**
     * Whether the modem is at a TCP port instead of a pseudo-terminal. So it always is where the system has no
     * pseudo-terminals for it: on anything but Linux.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.tcp", defaultValue = "false")
    private boolean tcp;

    /**
     * Whether the platform serves TLS, with a throw-away authority. It always does where <code>devices.yaml</code> says
     * <code>transport: tls</code> or <code>authentication: https</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.tls", defaultValue = "false")
    private boolean tls;

    /**
     * Where the certificate of that authority goes, another one at each start. To name it switches TLS on. Without it,
     * <code>atforge/ca.pem</code> in the build's folder.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.ca")
    private File ca;

    /**
     * Whether there is a page that shows what modem and platform do.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.page", defaultValue = "true")
    private boolean page;

    /**
     * The port of the page; one that is free, if it is not given.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.pagePort")
    private Integer pagePort;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    private final RepositorySystem repositories;

    @Inject
    ModemMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    void run() throws UserMistakeException, IOException {
        ModemRequest request = request();
        CheckedProject checked = CheckedProject.readBefore(files(), InstantSource.system(), request.ca());
        checked.warnings().forEach(warning -> getLog().warn(warning.toString()));
        PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
        Testkit testkit = new Testkit(
                repositories,
                session.getRepositorySession(),
                Stream.concat(
                                project().getRemotePluginRepositories().stream(),
                                project().getRemoteProjectRepositories().stream())
                        .distinct()
                        .toList());
        new VirtualModemRun(checked, request)
                .run(
                        () -> testkit.classPath(plugin.getGroupId(), plugin.getVersion()),
                        System.in,
                        AbstractProjectMojo::print);
    }

    private ModemRequest request() {
        File certificate = ca == null ? new File(project().getBuild().getDirectory(), "atforge/ca.pem") : ca;
        return new ModemRequest(
                Optional.ofNullable(model),
                Optional.ofNullable(imei),
                Optional.ofNullable(scenario).map(File::toPath),
                new ModemRequest.Line(tcp, Optional.ofNullable(link).map(File::toPath)),
                tls || ca != null,
                certificate.toPath(),
                page
                        ? Optional.of(new ModemRequest.Page(
                                pagePort == null ? OptionalInt.empty() : OptionalInt.of(pagePort)))
                        : Optional.empty());
    }
}
