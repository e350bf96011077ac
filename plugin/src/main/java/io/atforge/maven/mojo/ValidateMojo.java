package io.atforge.maven.mojo;

import io.atforge.maven.naming.JavaPackage;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.project.ProjectFiles;
import io.atforge.maven.source.UserMistakeException;
import java.io.File;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.sonatype.plexus.build.incremental.BuildContext;

/**
 * Checks <code>devices.yaml</code>, what it names, and the project's AT scripts, as <code>generate</code> does, and
 * writes nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class ValidateMojo extends AbstractMojo {

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
     * The package of the types that would be generated.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.packageName", defaultValue = "${project.groupId}", required = true)
    private String packageName;

    /**
     * Whether secrets may be written out in <code>devices.yaml</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.embedSecrets", defaultValue = "false")
    private boolean embedSecrets;

    /**
     * Skips the goal: nothing is checked.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    private final IdeMarkers markers;

    @Inject
    ValidateMojo(Provider<BuildContext> context) {
        this.markers = new IdeMarkers(context);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("atforge.skip is set: nothing is checked");
            return;
        }
        Goal.run(getLog(), problems -> markers.show(project.getBasedir().toPath(), problems), this::check);
    }

    private void check() throws UserMistakeException, IOException {
        Optional<String> violation = new JavaPackage(packageName).violation();
        if (violation.isPresent()) {
            throw new UserMistakeException(violation.get());
        }
        ProjectFiles files =
                new ProjectFiles(project.getBasedir().toPath(), devices.toPath(), scripts.toPath(), dialects.toPath());
        CheckedProject checked = CheckedProject.read(files, embedSecrets, InstantSource.system());
        markers.clear(checked.inputs());
        markers.warn(project.getBasedir().toPath(), checked.warnings());
        checked.warnings().forEach(warning -> getLog().warn(warning.toString()));
        int products = checked.devices().products().size();
        getLog().info(products + (products == 1 ? " product" : " products") + " without mistakes");
    }
}
