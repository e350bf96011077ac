package io.atforge.maven.generation;

import io.atforge.maven.codegen.GeneratedFiles;
import io.atforge.maven.codegen.text.GeneratedFile;
import io.atforge.maven.output.OutputDirectory;
import io.atforge.maven.output.StateFile;
import io.atforge.maven.script.ScriptFolder;
import io.atforge.maven.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what the last run started from and what it wrote, as one fingerprint. Knows which files to look at without
 * reading {@code devices.yaml}: looking must not cost the time that it is to save. The state file has the fingerprint
 * in its first line, in its second the time from which a certificate's expiry is to be told, and then the files that
 * {@code devices.yaml} names, a path a line; nothing else of theirs.
 */
final class LastRun {

    /** Another number makes every project generate once: raise it when the fingerprint covers something new. */
    private static final String FORMAT = "3";

    private static final String FOR_EVER = "-";
    private static final int NAMED_FROM = 2;

    private final GenerationRequest request;
    private final StateFile file;

    LastRun(GenerationRequest request) {
        this.request = request;
        this.file = new StateFile(request.state().resolve("fingerprint.txt"));
    }

    /** The number of generated files if a run would change nothing, else empty. */
    Optional<Integer> current(Instant now) throws IOException {
        List<String> lines = file.read();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Path> outputs = outputs();
        return lines.size() >= NAMED_FROM
                        && lines.get(0)
                                .equals(fingerprint(lines.subList(1, lines.size()))
                                        .files(outputs)
                                        .hex())
                        && (lines.get(1).equals(FOR_EVER) || now.isBefore(Instant.parse(lines.get(1))))
                ? Optional.of(outputs.size())
                : Optional.empty();
    }

    /** Before a run that may fail: after it, an earlier success says nothing. */
    void forget() throws IOException {
        file.delete();
    }

    /** Takes the texts as they were generated: to read them again took as long as to write them. */
    void remember(List<Path> named, Optional<Instant> until, GeneratedFiles files) throws IOException {
        List<String> state = new ArrayList<>();
        state.add(until.map(Instant::toString).orElse(FOR_EVER));
        named.forEach(
                path -> state.add(SourceFile.of(request.files().basedir(), path).name()));
        List<String> lines = new ArrayList<>();
        lines.add(fingerprint(state).texts(texts(files)).hex());
        lines.addAll(state);
        file.write(lines);
    }

    /** Covers the state file's other lines, so that it is read only as it was written. */
    private Fingerprint fingerprint(List<String> state) throws IOException {
        Path basedir = request.files().basedir();
        List<Path> inputs = new ArrayList<>();
        inputs.add(request.files().devices());
        inputs.addAll(ScriptFolder.list(request.files().scripts()));
        inputs.addAll(request.files().families().files());
        state.stream().skip(1).forEach(name -> inputs.add(basedir.resolve(name)));
        return new Fingerprint(basedir)
                .text(FORMAT)
                .text(state.get(0))
                .text(request.generator())
                .text(request.javaPackage().name())
                .text(Boolean.toString(request.embedSecrets()))
                .place(request.files().scripts())
                .place(request.files().families().own())
                .place(request.sources())
                .place(request.resources())
                .files(inputs);
    }

    /** In the order of {@link #outputs}. */
    private Map<Path, String> texts(GeneratedFiles files) {
        Map<Path, String> texts = new LinkedHashMap<>();
        sorted(files.sources()).forEach(file -> texts.put(request.sources().resolve(file.path()), file.text()));
        sorted(files.resources()).forEach(file -> texts.put(request.resources().resolve(file.path()), file.text()));
        return texts;
    }

    private static List<GeneratedFile> sorted(List<GeneratedFile> files) {
        List<GeneratedFile> sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparing(GeneratedFile::path));
        return sorted;
    }

    private List<Path> outputs() throws IOException {
        List<Path> outputs = new ArrayList<>();
        for (OutputDirectory directory : List.of(request.sourceOutput(), request.resourceOutput())) {
            outputs.addAll(directory.files());
        }
        return outputs;
    }
}
