package io.atforge.maven.mojo;

import io.atforge.maven.codegen.JavaPackage;
import io.atforge.maven.generation.Generation;
import io.atforge.maven.generation.GenerationRequest;
import io.atforge.maven.generation.GenerationResult;
import io.atforge.maven.generation.GenerationResult.Generated;
import io.atforge.maven.generation.GenerationResult.Impossible;
import io.atforge.maven.generation.GenerationResult.Refused;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Checks <code>devices.yaml</code> and generates typed topics, devices, credential providers and AT scripts from it.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractMojo {

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
     * The package of the generated types.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.packageName", defaultValue = "${project.groupId}", required = true)
    private String packageName;

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

    /**
     * Whether secrets may be written out in <code>devices.yaml</code>. Whoever has the class files has these secrets
     * too: for tests and throw-away devices only.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.embedSecrets", defaultValue = "false")
    private boolean embedSecrets;

    /**
     * Skips the goal: nothing is checked, generated or added to the project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.skip", defaultValue = "false")
    private boolean skip;

    /** Where the lists of written files are kept. */
    @Parameter(defaultValue = "${project.build.directory}/atforge", readonly = true, required = true)
    private File stateDirectory;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("atforge.skip is set: nothing is generated");
            return;
        }
        try {
            report(Generation.run(request()));
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write a file: " + e.getMessage(), e);
        }
        addRoots();
    }

    private GenerationRequest request() {
        return new GenerationRequest(
                project.getBasedir().toPath(),
                devices.toPath(),
                scripts.toPath(),
                new JavaPackage(packageName),
                embedSecrets,
                outputDirectory.toPath(),
                resourceOutputDirectory.toPath(),
                state());
    }

    /** Two executions must not take each other's files for stale. Programs that run a goal themselves give no id. */
    private Path state() {
        String id = execution == null || execution.getExecutionId() == null ? "none" : execution.getExecutionId();
        return stateDirectory.toPath().resolve("generate").resolve(id);
    }

    private void report(GenerationResult result) throws MojoFailureException {
        if (result instanceof Refused refused) {
            refused.problems().forEach(problem -> getLog().error(problem.toString()));
            int count = refused.problems().size();
            throw new MojoFailureException(
                    count + (count == 1 ? " mistake" : " mistakes") + ", listed above; nothing was generated");
        }
        if (result instanceof Impossible impossible) {
            throw new MojoFailureException(impossible.message());
        }
        Generated generated = (Generated) result;
        getLog().info(String.format(
                "%d product%s: %d files written, %d unchanged, %d deleted",
                generated.products(),
                generated.products() == 1 ? "" : "s",
                generated.output().written(),
                generated.output().unchanged(),
                generated.output().deleted()));
    }

    /** Also when nothing was written: the compiler starts from the project's roots each time. */
    private void addRoots() {
        project.addCompileSourceRoot(outputDirectory.getPath());
        String folder = resourceOutputDirectory.getPath();
        if (project.getResources().stream().noneMatch(resource -> folder.equals(resource.getDirectory()))) {
            Resource resource = new Resource();
            resource.setDirectory(folder);
            project.addResource(resource);
        }
    }
}
