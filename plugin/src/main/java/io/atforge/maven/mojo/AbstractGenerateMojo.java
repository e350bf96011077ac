package io.atforge.maven.mojo;

import io.atforge.maven.family.FamilyFolders;
import io.atforge.maven.generation.Generation;
import io.atforge.maven.generation.GenerationRequest;
import io.atforge.maven.generation.GenerationResult;
import io.atforge.maven.generation.GenerationResult.Generated;
import io.atforge.maven.generation.GenerationResult.UpToDate;
import io.atforge.maven.naming.JavaPackage;
import io.atforge.maven.output.OutputSummary;
import io.atforge.maven.project.ProjectFiles;
import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** A goal that generates. Maven offers no other way to share declarations of parameters. */
abstract class AbstractGenerateMojo extends AbstractMojo {

    /**
     * The package of the generated types.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.packageName", defaultValue = "${project.groupId}", required = true)
    private String packageName;

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

    private final IdeMarkers markers;

    AbstractGenerateMojo(IdeMarkers markers) {
        this.markers = markers;
    }

    /** What differs between main and test. */
    record Folders(
            String goal,
            String devicesParameter,
            File devices,
            File scripts,
            FamilyFolders families,
            File sources,
            File resources) {}

    abstract Folders folders();

    abstract void addSourceRoot(MavenProject project, String folder);

    abstract List<Resource> resources(MavenProject project);

    abstract void addResource(MavenProject project, Resource resource);

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("atforge.skip is set: nothing is generated");
            return;
        }
        Folders folders = folders();
        addRoots(folders);
        Goal.run(
                getLog(),
                problems -> markers.show(project.getBasedir().toPath(), problems),
                () -> report(folders, Generation.run(request(folders), InstantSource.system())));
    }

    private GenerationRequest request(Folders folders) {
        return new GenerationRequest(
                PluginIdentity.of(execution),
                new ProjectFiles(
                        project.getBasedir().toPath(),
                        folders.devices().toPath(),
                        folders.scripts().toPath(),
                        folders.devicesParameter(),
                        folders.families()),
                new JavaPackage(packageName),
                embedSecrets,
                folders.sources().toPath(),
                folders.resources().toPath(),
                state(folders.goal()));
    }

    /** Two executions must not take each other's files for stale. Programs that run a goal themselves give no id. */
    private Path state(String goal) {
        String id = execution == null || execution.getExecutionId() == null ? "none" : execution.getExecutionId();
        return stateDirectory.toPath().resolve(goal).resolve(id);
    }

    private void report(Folders folders, GenerationResult result) {
        if (result instanceof UpToDate current) {
            getLog().info("nothing changed: " + current.files() + " files are up to date");
        } else if (result instanceof Generated generated) {
            markers.clear(generated.inputs());
            markers.refresh(folders.sources());
            markers.refresh(folders.resources());
            markers.warn(project.getBasedir().toPath(), generated.warnings());
            generated.warnings().forEach(warning -> getLog().warn(warning.toString()));
            OutputSummary output = generated.output();
            getLog().info(generated.products() + (generated.products() == 1 ? " product: " : " products: ")
                    + output.written() + " files written, " + output.unchanged() + " unchanged, "
                    + output.deleted() + " deleted");
        }
    }

    /** Also when nothing is to be written: the compiler starts from the project's roots each time. */
    private void addRoots(Folders folders) {
        addSourceRoot(project, folders.sources().getPath());
        String folder = folders.resources().getPath();
        if (resources(project).stream().noneMatch(resource -> folder.equals(resource.getDirectory()))) {
            Resource resource = new Resource();
            resource.setDirectory(folder);
            addResource(project, resource);
        }
    }
}
