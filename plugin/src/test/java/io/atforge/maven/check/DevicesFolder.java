package io.atforge.maven.check;

import io.atforge.maven.model.DevicesFile;
import io.atforge.maven.source.Problem;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A project's folder with a devices.yaml, for tests. */
public final class DevicesFolder {

    /** The tutorial's product, line by line. */
    public static final String TUTORIAL = """
            version: 1
            platform:
              region: cn-shanghai
              signMethod: hmacsha1
              keepAlive: 600
            modem:
              dialect: air720
              apn: 3GWAP
            products:
              - key: a1hahpgAs3s
                name: Tracker
                topics:
                  - name: test
                    class: /${productKey}/${deviceName}/test
                    permission: publish-subscribe
                    description: Echo channel of the tutorial
                devices:
                  - name: test
                    secret: ${env.TRACKER_TEST_SECRET}
            """;

    private final Path basedir;
    private boolean embedSecrets;
    private InstantSource clock = InstantSource.system();
    private Problems problems = new Problems();

    public DevicesFolder(Path basedir) {
        this.basedir = basedir;
    }

    public DevicesFolder embedSecrets() {
        embedSecrets = true;
        return this;
    }

    public DevicesFolder at(Instant now) {
        clock = InstantSource.fixed(now);
        return this;
    }

    public DevicesFolder with(String file, String text) {
        try {
            Files.createDirectories(basedir.resolve(file).getParent());
            Files.writeString(basedir.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public Path basedir() {
        return basedir;
    }

    /** Reads the text as the project's devices.yaml. */
    public Optional<DevicesFile> read(String yaml) {
        with("src/main/atforge/devices.yaml", yaml);
        problems = new Problems();
        try {
            SourceFile file = SourceFile.of(basedir, basedir.resolve("src/main/atforge/devices.yaml"));
            return new DevicesFileReader(basedir, embedSecrets, clock).read(file, problems);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The problems of the last read, without the folder. */
    public List<String> problems() {
        return problems.sorted().stream()
                .map(Problem::toString)
                .map(problem -> problem.replaceFirst("^src/main/atforge/", ""))
                .toList();
    }

    /** What the last read warned of, without the folder. */
    public List<String> warnings() {
        return problems.warnings().stream()
                .map(Problem::toString)
                .map(warning -> warning.replaceFirst("^src/main/atforge/", ""))
                .toList();
    }

    /** The problems of a text. */
    public List<String> problems(String yaml) {
        read(yaml);
        return problems();
    }
}
