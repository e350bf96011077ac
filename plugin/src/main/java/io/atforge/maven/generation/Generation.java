package io.atforge.maven.generation;

import io.atforge.maven.codegen.CodeGenerator;
import io.atforge.maven.codegen.GeneratedFiles;
import io.atforge.maven.generation.GenerationResult.Generated;
import io.atforge.maven.generation.GenerationResult.Impossible;
import io.atforge.maven.generation.GenerationResult.Refused;
import io.atforge.maven.model.DevicesFile;
import io.atforge.maven.model.DevicesFileReader;
import io.atforge.maven.output.OutputDirectory;
import io.atforge.maven.output.OutputSummary;
import io.atforge.maven.model.ProductDeclaration;
import io.atforge.maven.script.Script;
import io.atforge.maven.script.ScriptSet;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads, checks, generates and writes, in this order: nothing is written before everything is checked. */
public final class Generation {

    private final GenerationRequest request;
    private final Problems problems = new Problems();

    private Generation(GenerationRequest request) {
        this.request = request;
    }

    /**
     * Generates.
     *
     * @param request what to generate
     * @return how it ended
     * @throws IOException if a file cannot be read or written
     */
    public static GenerationResult run(GenerationRequest request) throws IOException {
        return new Generation(request).run();
    }

    private GenerationResult run() throws IOException {
        Optional<String> violation = request.javaPackage().violation();
        if (violation.isPresent()) {
            return new Impossible(violation.get());
        }
        SourceFile source = SourceFile.of(request.basedir(), request.devices());
        if (!Files.isRegularFile(source.path())) {
            return new Impossible("there is no file " + source.name()
                    + "; write one, or set devices to the place of yours");
        }
        Optional<DevicesFile> devices =
                new DevicesFileReader(request.basedir(), request.embedSecrets()).read(source, problems);
        Map<ProductDeclaration, List<Script>> scripts = devices.isPresent() ? scripts(devices.get()) : Map.of();
        if (devices.isEmpty() || !problems.isEmpty()) {
            return new Refused(problems.sorted());
        }
        GeneratedFiles files = new CodeGenerator(request.javaPackage()).generate(devices.get(), scripts::get);
        return new Generated(devices.get().products().size(), write(files));
    }

    private Map<ProductDeclaration, List<Script>> scripts(DevicesFile devices) throws IOException {
        ScriptSet set = ScriptSet.read(devices, request.basedir(), request.scripts(), problems);
        Map<ProductDeclaration, List<Script>> scripts = new HashMap<>();
        for (ProductDeclaration product : devices.products()) {
            scripts.put(product, set.of(product, problems));
        }
        return scripts;
    }

    private OutputSummary write(GeneratedFiles files) throws IOException {
        return new OutputDirectory(request.sources(), request.state().resolve("sources.txt"))
                .write(files.sources())
                .plus(new OutputDirectory(request.resources(), request.state().resolve("resources.txt"))
                        .write(files.resources()));
    }
}
