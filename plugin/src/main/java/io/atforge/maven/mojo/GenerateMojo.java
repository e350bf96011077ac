package io.atforge.maven.mojo;

import io.atforge.maven.family.FamilyFolders;
import java.io.File;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.sonatype.plexus.build.incremental.BuildContext;

/**
 * Checks <code>devices.yaml</code> and generates typed topics, devices, credential providers and AT scripts from it.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractGenerateMojo {

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
     * The folder with the project's own AT scripts. <code>connect.at</code> in it replaces the script
     * <code>connect</code> of the modem's dialect. The folder need not exist.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "atforge.scripts",
            defaultValue = "${project.basedir}/src/main/atforge/scripts",
            required = true)
    private File scripts;

    /**
     * The folder with the project's own modem families: a folder each, with the family's name. See docs/families.md. They
     * go into the jar. The folder need not exist.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "atforge.dialects",
            defaultValue = "${project.basedir}/src/main/atforge/dialects",
            required = true)
    private File dialects;

    /**
     * The folder for the generated Java files. It becomes a source root of the project.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "atforge.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/atforge",
            required = true)
    private File outputDirectory;

    /**
     * The folder for the generated resources. It becomes a resource root of the project.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "atforge.resourceOutputDirectory",
            defaultValue = "${project.build.directory}/generated-resources/atforge",
            required = true)
    private File resourceOutputDirectory;

    @Inject
    GenerateMojo(Provider<BuildContext> context) {
        super(new IdeMarkers(context));
    }

    @Override
    Folders folders() {
        return new Folders(
                "generate",
                "devices",
                devices,
                scripts,
                FamilyFolders.of(dialects.toPath()),
                outputDirectory,
                resourceOutputDirectory);
    }

    @Override
    void addSourceRoot(MavenProject project, String folder) {
        project.addCompileSourceRoot(folder);
    }

    @Override
    List<Resource> resources(MavenProject project) {
        return project.getResources();
    }

    @Override
    void addResource(MavenProject project, Resource resource) {
        project.addResource(resource);
    }
}
