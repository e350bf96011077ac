package io.atforge.maven.project;

import io.atforge.InvalidArgumentException;
import io.atforge.dialect.Dialect;
import io.atforge.maven.check.DevicesFileReader;
import io.atforge.maven.family.Families;
import io.atforge.maven.model.CaCertificates;
import io.atforge.maven.model.DevicesFile;
import io.atforge.maven.model.ProductDeclaration;
import io.atforge.maven.script.Script;
import io.atforge.maven.script.ScriptFolder;
import io.atforge.maven.script.ScriptSet;
import io.atforge.maven.source.Problem;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.source.UserMistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A project without mistakes.
 *
 * @param files    where it is
 * @param devices  its {@code devices.yaml}
 * @param scripts  the scripts of each product, by its name
 * @param families the files of its own modem families, by their paths in the jar
 * @param warnings what will be a mistake one day, sorted by place
 */
public record CheckedProject(
        ProjectFiles files,
        DevicesFile devices,
        Map<String, List<Script>> scripts,
        SortedMap<String, String> families,
        List<Problem> warnings) {

    /** Copies the scripts, the families and the warnings. */
    public CheckedProject {
        Objects.requireNonNull(files);
        Objects.requireNonNull(devices);
        scripts = Map.copyOf(scripts);
        families = new TreeMap<>(families);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads and checks a project.
     *
     * @param files        where it is
     * @param embedSecrets whether secrets may be written out
     * @param clock        tells which certificates have expired
     * @return the project
     * @throws UserMistakeException if it has mistakes; all of them are in the exception
     * @throws IOException          if a file cannot be read
     */
    public static CheckedProject read(ProjectFiles files, boolean embedSecrets, InstantSource clock)
            throws UserMistakeException, IOException {
        return read(files, embedSecrets, clock, Optional.empty());
    }

    /**
     * Reads and checks a project whose authority's certificate is about to be written: it is not looked at before.
     *
     * @param files   where it is
     * @param clock   tells which certificates have expired
     * @param awaited the certificate, which {@code platform.ca} may name
     * @return the project; it trusts nobody yet, if it names that file
     * @throws UserMistakeException if it has mistakes; all of them are in the exception
     * @throws IOException          if a file cannot be read
     */
    public static CheckedProject readBefore(ProjectFiles files, InstantSource clock, Path awaited)
            throws UserMistakeException, IOException {
        return read(files, true, clock, Optional.of(awaited));
    }

    private static CheckedProject read(
            ProjectFiles files, boolean embedSecrets, InstantSource clock, Optional<Path> awaited)
            throws UserMistakeException, IOException {
        SourceFile source = SourceFile.of(files.basedir(), files.devices());
        if (!Files.isRegularFile(source.path())) {
            throw new UserMistakeException("there is no file " + source.name() + "; write one, or set "
                    + files.devicesParameter() + " to the place of yours");
        }
        Problems problems = new Problems();
        Families families = Families.read(files.basedir(), files.families(), problems);
        Optional<DevicesFile> devices =
                new DevicesFileReader(files.basedir(), embedSecrets, clock, families, awaited).read(source, problems);
        Map<String, List<Script>> scripts = devices.isPresent() ? scripts(devices.get(), files, problems) : Map.of();
        if (devices.isEmpty() || !problems.isEmpty()) {
            throw new UserMistakeException(problems.sorted());
        }
        return new CheckedProject(files, devices.get(), scripts, families.resources(), problems.warnings());
    }

    /**
     * The project as it is now, on this machine: what {@code devices.yaml} refers to is looked up, and the scripts hold it.
     *
     * @return the project, everything but secrets written out
     * @throws UserMistakeException if a value is missing or cannot be
     * @throws IOException          if a file cannot be read
     */
    public CheckedProject now() throws UserMistakeException, IOException {
        Problems problems = new Problems();
        Families known = Families.read(files.basedir(), files.families(), problems);
        DevicesFile now;
        try {
            now = devices.now(
                    files.basedir(),
                    name -> Optional.of(name)
                            .filter(known.names()::contains)
                            .flatMap(known::find)
                            .orElseGet(() -> noFamily(name, known.names())));
        } catch (InvalidArgumentException e) {
            throw new UserMistakeException(e.getMessage());
        }
        // a project's own scripts are written for the family of the default
        boolean isOfDefault =
                now.modem().dialect().name().equals(devices.modem().dialect().name());
        ScriptSet set = isOfDefault
                ? ScriptSet.read(now, files.basedir(), files.scripts(), problems)
                : ScriptSet.ofFamily(now, problems);
        Map<String, List<Script>> filled = problems.isEmpty() ? scripts(now, set, problems) : Map.of();
        if (!problems.isEmpty()) {
            throw new UserMistakeException(problems.sorted());
        }
        return new CheckedProject(files, now, filled, families, warnings);
    }

    /** As the library says it, with the project's own. */
    private static Dialect noFamily(String name, List<String> known) {
        throw new InvalidArgumentException(
                "unknown modem dialect '" + name + "'; known are " + String.join(", ", known));
    }

    private static Map<String, List<Script>> scripts(DevicesFile devices, ProjectFiles files, Problems problems)
            throws IOException {
        return scripts(devices, ScriptSet.read(devices, files.basedir(), files.scripts(), problems), problems);
    }

    private static Map<String, List<Script>> scripts(DevicesFile devices, ScriptSet set, Problems problems) {
        Map<String, List<Script>> scripts = new HashMap<>();
        for (ProductDeclaration product : devices.products()) {
            scripts.put(product.name(), set.of(product, problems));
        }
        return scripts;
    }

    /**
     * The files that {@code devices.yaml} names: certificate exports, authorities and thing models.
     *
     * @return the files, each once
     */
    public List<Path> named() {
        Stream<Path> exports = devices.products().stream()
                .flatMap(product -> product.certificates().stream())
                .map(export ->
                        devices.source().path().resolveSibling(export.path()).normalize());
        Stream<Path> authorities = devices.platform().authorities().flatMap(CaCertificates::file).stream();
        Stream<Path> models = devices.products().stream()
                .flatMap(product -> product.thing().stream())
                .flatMap(thing -> thing.modules().stream())
                .map(module -> module.source().path());
        return Stream.of(exports, authorities, models)
                .flatMap(paths -> paths)
                .distinct()
                .toList();
    }

    /**
     * Until when this outcome is that of its files; from then on, the time of day makes another.
     *
     * @return the time, empty for ever
     */
    public Optional<Instant> holdsUntil() {
        return devices.platform().authorities().flatMap(CaCertificates::noticeFrom);
    }

    /**
     * Every file that was read.
     *
     * @return the files
     * @throws IOException if the folder of scripts or of families cannot be read
     */
    public List<Path> inputs() throws IOException {
        List<Path> inputs = new ArrayList<>(named());
        inputs.add(devices.source().path());
        inputs.addAll(ScriptFolder.list(files.scripts()));
        inputs.addAll(files.families().files());
        return inputs;
    }
}
