package io.atforge.maven.generation;

import io.atforge.maven.codegen.CodeGenerator;
import io.atforge.maven.codegen.GeneratedFiles;
import io.atforge.maven.generation.GenerationResult.Generated;
import io.atforge.maven.generation.GenerationResult.UpToDate;
import io.atforge.maven.output.OutputSummary;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.source.UserMistakeException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Looks whether anything changed; then reads, checks, generates and writes, in this order: nothing is written before
 * everything is checked.
 */
public final class Generation {

    private Generation() {}

    /**
     * Generates.
     *
     * @param request what to generate
     * @param clock   tells which certificates have expired; nothing that is generated depends on it
     * @return what it did
     * @throws UserMistakeException if the request or the project's files have mistakes; nothing was written
     * @throws IOException          if a file cannot be read or written
     */
    public static GenerationResult run(GenerationRequest request, InstantSource clock)
            throws UserMistakeException, IOException {
        Optional<String> violation = request.javaPackage().violation();
        if (violation.isPresent()) {
            throw new UserMistakeException(violation.get());
        }
        LastRun last = new LastRun(request);
        Optional<Integer> current = last.current(clock.instant());
        if (current.isPresent()) {
            return new UpToDate(current.get());
        }
        last.forget();
        return generate(request, clock, last);
    }

    /** The only method that loads what reads YAML and writes Java. */
    private static Generated generate(GenerationRequest request, InstantSource clock, LastRun last)
            throws UserMistakeException, IOException {
        CheckedProject project = CheckedProject.read(request.files(), request.embedSecrets(), clock);
        GeneratedFiles files = new CodeGenerator(request.javaPackage())
                .generate(project.devices(), product -> project.scripts().get(product.name()))
                .withResources(project.families());
        OutputSummary output = request.sourceOutput()
                .write(files.sources())
                .plus(request.resourceOutput().write(files.resources()));
        if (project.warnings().isEmpty()) {
            // who has nothing to generate reads no file, and would not warn again
            last.remember(project.named(), project.holdsUntil(), files);
        }
        return new Generated(project.devices().products().size(), project.inputs(), output, project.warnings());
    }
}
