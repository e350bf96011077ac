package io.atforge.maven.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.maven.check.Certificates;
import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.generation.GenerationResult.Generated;
import io.atforge.maven.generation.GenerationResult.UpToDate;
import io.atforge.maven.naming.JavaPackage;
import io.atforge.maven.output.OutputSummary;
import io.atforge.maven.project.ProjectFiles;
import io.atforge.maven.source.Problem;
import io.atforge.maven.source.UserMistakeException;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationTest {

    private static final String SECRET = "57f7d0c9d7d0c3a957f7d0c9d7d0c3a9";
    private static final String YAML = DevicesFolder.TUTORIAL + "    certificates: fleet.csv\n";

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void generateOnce() throws Exception {
        folder = temporary.resolve("project");
        new DevicesFolder(folder)
                .with("src/devices.yaml", YAML)
                .with("src/fleet.csv", "DeviceName,DeviceSecret,ProductKey\nunit-1," + SECRET + ",a1hahpgAs3s\n");
        assertThat(run("1")).isInstanceOf(Generated.class);
    }

    @Test
    void nothingChanged() throws Exception {
        assertThat(run("1")).isEqualTo(new UpToDate(12));
    }

    @Test
    void oneOfFiftyTopicsChangedWritesOneFile() throws Exception {
        String yaml = YAML.replaceFirst("(?m)^    topics:$", "$0\n" + topics());
        new DevicesFolder(folder).with("src/devices.yaml", yaml);
        assertThat(((Generated) run("1")).output()).isEqualTo(new OutputSummary(1, 11, 0));
        String topics = Files.readString(folder.resolve("java/com/example/tracker/TrackerTopics.java"));

        new DevicesFolder(folder).with("src/devices.yaml", yaml.replace("/t25\"", "/t25/changed\""));

        assertThat(((Generated) run("1")).output()).isEqualTo(new OutputSummary(1, 11, 0));
        assertThat(folder.resolve("java/com/example/tracker/TrackerTopics.java"))
                .hasContent(topics.replace("/t25\"", "/t25/changed\"").replace("/t25</code>", "/t25/changed</code>"));
    }

    private static String topics() {
        return IntStream.rangeClosed(2, 50)
                .mapToObj(t -> "      - {name: topic" + t + ", permission: ALL,"
                        + " class: \"/${productKey}/${deviceName}/t" + t + "\"}")
                .collect(Collectors.joining("\n"))
                .replace("$", "\\$");
    }

    @Test
    void theProjectsFolderMayMove() throws Exception {
        Files.move(folder, temporary.resolve("moved"));
        folder = temporary.resolve("moved");

        assertThat(run("1")).isInstanceOf(UpToDate.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/devices.yaml",
                "src/fleet.csv",
                "java/com/example/tracker/Tracker.java",
                "resources/META-INF/atforge/Tracker/connect.at"
            })
    void aChangedFileIsNoticedThoughItsTimeIsTheSame(String name) throws Exception {
        Path file = folder.resolve(name);
        var time = Files.getLastModifiedTime(file);
        Files.writeString(file, Files.readString(file) + "\n");
        Files.setLastModifiedTime(file, time);

        GenerationResult result = run("1");

        assertThat(result).isInstanceOf(Generated.class);
        assertThat(((Generated) result).output().written()).isEqualTo(name.startsWith("src") ? 0 : 1);
        assertThat(run("1")).isInstanceOf(UpToDate.class);
    }

    @Test
    void aDeletedOutputIsWrittenAgain() throws Exception {
        Files.delete(folder.resolve("java/com/example/tracker/TrackerTopics.java"));

        assertThat(((Generated) run("1")).output()).isEqualTo(new OutputSummary(1, 11, 0));
    }

    @Test
    void aNewAndADeletedScriptAreNoticed() throws Exception {
        Path script = folder.resolve("src/scripts/unsubscribe.at");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "AT+MUNSUB=\"${topic}\"\n");
        // the script, and the class that says which scripts are the project's own
        assertThat(((Generated) run("1")).output().written()).isEqualTo(2);

        Files.delete(script);
        assertThat(((Generated) run("1")).output().written()).isEqualTo(2);
    }

    @Test
    void anotherPluginAndAnotherParameterAreNoticed() throws Exception {
        assertThat(run("2")).isInstanceOf(Generated.class);
        assertThat(Generation.run(request("2", "org.example", false), InstantSource.system()))
                .isInstanceOf(Generated.class);
        assertThat(Generation.run(request("2", "org.example", true), InstantSource.system()))
                .isInstanceOf(Generated.class);
    }

    @Test
    void aChangedAuthorityIsNoticed() throws Exception {
        String tls = YAML.replace("platform:", "platform:\n  transport: tls\n  ca: ca.pem");
        new DevicesFolder(folder).with("src/devices.yaml", tls).with("src/ca.pem", Certificates.ONE);
        assertThat(run("1")).isInstanceOf(Generated.class);
        assertThat(run("1")).isInstanceOf(UpToDate.class);

        new DevicesFolder(folder).with("src/ca.pem", Certificates.TWO);

        assertThat(((Generated) run("1")).output().written()).isEqualTo(1);
        assertThat(folder.resolve("resources/META-INF/atforge/Tracker/ca.pem")).hasContent(Certificates.TWO);
        assertThat(run("1")).isInstanceOf(UpToDate.class);
    }

    @Test
    void anExpiryIsToldThoughNothingChangedAndChangesNothing() throws Exception {
        new DevicesFolder(folder)
                .with("src/devices.yaml", YAML.replace("platform:", "platform:\n  transport: tls\n  ca: ca.pem"))
                .with("src/ca.pem", Certificates.ONE);
        GenerationRequest request = request("1", "com.example.tracker", false);
        InstantSource before = InstantSource.fixed(Certificates.NOTICE.minusSeconds(1));
        assertThat(((Generated) Generation.run(request, before)).warnings()).isEmpty();
        assertThat(Generation.run(request, before)).isInstanceOf(UpToDate.class);

        Generated generated = (Generated) Generation.run(request, InstantSource.fixed(Certificates.NOTICE));

        assertThat(generated.warnings())
                .extracting(Problem::toString)
                .containsExactly("src/ca.pem:1:1: the certificate"
                        + " of CN=AtForge test authority one,O=Example expires on 2119-12-08; from then on no device connects"
                        + " with it");
        assertThat(generated.output()).isEqualTo(new OutputSummary(0, 13, 0));
        assertThatThrownBy(() -> Generation.run(request, InstantSource.fixed(Certificates.EXPIRY.plusSeconds(1))))
                .isInstanceOf(UserMistakeException.class);
    }

    @Test
    void aStrangeRegionIsToldByEveryBuild() throws Exception {
        new DevicesFolder(folder).with("src/devices.yaml", YAML.replace("cn-shanghai", "cn-shanghia"));

        for (int build = 1; build <= 3; build++) {
            assertThat(((Generated) run("1")).warnings())
                    .extracting(Problem::toString)
                    .containsExactly(
                            "src/devices.yaml:3:11: region 'cn-shanghia' is not known to this plugin; did you mean"
                                    + " 'cn-shanghai'?");
        }
        new DevicesFolder(folder).with("src/devices.yaml", YAML);
        assertThat(((Generated) run("1")).warnings()).isEmpty();
        assertThat(run("1")).isInstanceOf(UpToDate.class);
    }

    @Test
    void afterAFailureTheNextRunLooksAgain() throws Exception {
        Files.writeString(folder.resolve("src/devices.yaml"), "version: 2\n");
        assertThatThrownBy(() -> run("1")).isInstanceOf(UserMistakeException.class);
        Files.writeString(folder.resolve("src/devices.yaml"), YAML);

        assertThat(run("1")).isInstanceOf(Generated.class);
    }

    @Test
    void theStateHoldsNoSecret() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(3)
                    .allSatisfy(file ->
                            assertThat(file).content().doesNotContain(SECRET).doesNotContain(temporary.toString()));
        }
    }

    @Test
    void lookingLoadsNeitherYamlNorCsvNorTheGenerator() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.matches(".*(snakeyaml|javapoet|commons-csv|atforge-runtime).*")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("org.snakeyaml.engine.v2.api.LoadSettings"))
                    .isInstanceOf(ClassNotFoundException.class);
            Object look = loader.loadClass(Look.class.getName())
                    .getConstructor(Path.class)
                    .newInstance(folder);
            assertThat(((Callable<?>) look).call()).hasToString("UpToDate[files=12]");
        }
    }

    /** Runs in a class loader of its own. */
    public static final class Look implements Callable<Object> {

        private final Path folder;

        public Look(Path folder) {
            this.folder = folder;
        }

        @Override
        public Object call() throws Exception {
            return Generation.run(request(folder, "1", "com.example.tracker", false), InstantSource.system());
        }
    }

    private GenerationResult run(String generator) throws Exception {
        return Generation.run(request(generator, "com.example.tracker", false), InstantSource.system());
    }

    private GenerationRequest request(String generator, String packageName, boolean embedSecrets) {
        return request(folder, generator, packageName, embedSecrets);
    }

    private static GenerationRequest request(Path folder, String generator, String packageName, boolean embedSecrets) {
        return new GenerationRequest(
                generator,
                new ProjectFiles(folder, folder.resolve("src/devices.yaml"), folder.resolve("src/scripts")),
                new JavaPackage(packageName),
                embedSecrets,
                folder.resolve("java"),
                folder.resolve("resources"),
                folder.resolve("state"));
    }
}
