package io.atforge.maven.mojo;

import io.atforge.maven.family.FamilyFolders;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.sonatype.plexus.build.incremental.BuildContext;

/**
 * Does for the tests what <code>generate</code> does for the application: checks <code>devices.yaml</code> and
 * generates typed topics, devices, credential providers and AT scripts from it.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate-test", defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES, threadSafe = true)
public final class GenerateTestMojo extends AbstractGenerateMojo {

    /**
     * The file with the products, topics and devices.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "atforge.testDevices",
            defaultValue = "${project.basedir}/src/test/atforge/devices.yaml",
            required = true)
    private File testDevices;

    /**
     * The folder with the project's own AT scripts. <code>connect.at</code> in it replaces the script
     * <code>connect</code> of the modem's dialect. The folder need not exist.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "atforge.testScripts",
            defaultValue = "${project.basedir}/src/test/atforge/scripts",
            required = true)
    private File testScripts;

    /**
     * The folder with modem families for tests: a folder each, with the family's name. The folder need not exist.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "atforge.testDialects",
            defaultValue = "${project.basedir}/src/test/atforge/dialects",
            required = true)
    private File testDialects;

    /**
     * The folder with the project's own modem families, which tests may use as well. The folder need not exist.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "atforge.dialects",
            defaultValue = "${project.basedir}/src/main/atforge/dialects",
            required = true)
    private File dialects;

    /**
     * The folder for the generated Java files. It becomes a test source root of the project.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "atforge.testOutputDirectory",
            defaultValue = "${project.build.directory}/generated-test-sources/atforge",
            required = true)
    private File testOutputDirectory;

    /**
     * The folder for the generated resources. It becomes a test resource root of the project.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "atforge.testResourceOutputDirectory",
            defaultValue = "${project.build.directory}/generated-test-resources/atforge",
            required = true)
    private File testResourceOutputDirectory;

    @Inject
    GenerateTestMojo(Provider<BuildContext> context) {
        super(new IdeMarkers(context));
    }

    @Override
    Folders folders() {
        return new Folders(
                "generate-test",
                "testDevices",
                testDevices,
                testScripts,
                new FamilyFolders(testDialects.toPath(), Optional.of(dialects.toPath())),
                testOutputDirectory,
                testResourceOutputDirectory);
    }

    @Override
    void addSourceRoot(MavenProject project, String folder) {
        project.addTestCompileSourceRoot(folder);
    }

    @Override
    List<Resource> resources(MavenProject project) {
        return project.getTestResources();
    }

    @Override
    void addResource(MavenProject project, Resource resource) {
        project.addTestResource(resource);
    }
}
