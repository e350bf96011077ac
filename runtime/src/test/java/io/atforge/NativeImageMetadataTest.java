package io.atforge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fazecast.jSerialComm.SerialPort;
import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What GraalVM's native-image is told of, as it cannot find it out: held against the classes and the files, as there is
 * no GraalVM where these tests run. The form is the older one, which every GraalVM for JDK 17 and newer reads:
 * https://www.graalvm.org/jdk21/reference-manual/native-image/metadata/
 */
class NativeImageMetadataTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path METADATA = Path.of("META-INF/native-image/io.atforge/atforge-runtime");
    private static final Pattern CLASS_IN_A_LIBRARY = Pattern.compile("(?:com/fazecast|javax?)/[A-Za-z/$]+");

    /** What finds a class, a member, a resource or a service by its name. */
    private static final Set<String> DYNAMIC = Set.of(
            "forName",
            "loadClass",
            "getResource",
            "getResources",
            "getResourceAsStream",
            "getSystemResource",
            "getSystemResourceAsStream",
            "newProxyInstance",
            "newInstance",
            "getMethod",
            "getMethods",
            "getDeclaredMethod",
            "getDeclaredMethods",
            "getField",
            "getDeclaredField",
            "getConstructor",
            "getDeclaredConstructor",
            "findVirtual",
            "findStatic",
            "findConstructor",
            "findVarHandle",
            "getBundle",
            "loadLibrary",
            "readObject",
            "writeObject");

    @Test
    void everyUseByNameIsKnownHere() {
        JavaClasses main = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPath(CLASSES);
        Map<String, Set<String>> uses = Stream.concat(
                        main.stream().flatMap(type -> type.getMethodCallsFromSelf().stream()),
                        main.stream().flatMap(type -> type.getMethodReferencesFromSelf().stream()))
                .filter(NativeImageMetadataTest::isDynamic)
                .collect(groupingBy(
                        use -> use.getTargetOwner().getSimpleName() + "." + use.getName(),
                        TreeMap::new,
                        mapping(use -> simpleName(use.getOriginOwner().getName()), toCollection(TreeSet::new))));

        assertThat(uses)
                .as("one more of these needs a line in the metadata")
                .containsOnly(
                        // A constant, in reflect-config.json.
                        Map.entry("Class.forName", Set.of("FlightRecorderCheck")),
                        // META-INF/atforge/… and the platform's codes, in resource-config.json.
                        Map.entry(
                                "Class.getResourceAsStream",
                                Set.of(
                                        "DialectFiles",
                                        "Fleet",
                                        "PlatformCode$Table",
                                        "ProductResource",
                                        "ScriptResource")),
                        // native-image knows services; the provider is in reflect-config.json all the same.
                        Map.entry("ServiceLoader.load", Set.of("ModemSessionProvider")));
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static boolean isDynamic(JavaCodeUnitAccess<?> use) {
        String owner = use.getTargetOwner().getName();
        return owner.startsWith("java.")
                && (DYNAMIC.contains(use.getName())
                        || owner.equals("java.util.ServiceLoader")
                                && use.getName().equals("load"));
    }

    @Test
    void everyResourceIsNamedAndEveryPatternFindsSome() throws Exception {
        List<Pattern> patterns = object("resource-config.json").getObject("resources").getArray("includes").stream()
                .map(include -> Pattern.compile(((JsonObject) include).getString("pattern")))
                .toList();
        List<String> own = files(CLASSES)
                .filter(file -> !file.endsWith(".class") && !file.matches("META-INF/(services|native-image)/.*"))
                .toList();
        List<String> generated = files(Path.of("src/test/resources/META-INF"))
                .map(file -> "META-INF/" + file)
                .filter(file -> file.startsWith("META-INF/atforge/"))
                .toList();
        List<String> natives = libraries();

        assertThat(generated).anyMatch(file -> file.endsWith("Tracker/connect.at"));
        assertThat(natives).contains("Linux/x86_64/libjSerialComm.so", "Windows/aarch64/jSerialComm.dll");
        List<String> all =
                Stream.of(own, generated, natives).flatMap(List::stream).toList();
        assertThat(all)
                .allMatch(file ->
                        patterns.stream().anyMatch(each -> each.matcher(file).matches()));
        assertThat(patterns)
                .allMatch(
                        each -> all.stream().anyMatch(file -> each.matcher(file).matches()));
    }

    @Test
    void everyNamedClassAndConstructorIsThere() throws Exception {
        JsonArray reflection = array("reflect-config.json");
        for (Object entry : reflection) {
            Class<?> type = named((JsonObject) entry);
            if (((JsonObject) entry).has("methods")) {
                assertThat(type.getConstructor()).isNotNull();
            }
        }
        assertThat(names(reflection)).contains("jdk.jfr.FlightRecorder").containsAll(providers());
    }

    @Test
    void everyClassThatTheNativeLibraryLooksUpIsNamed() throws Exception {
        JsonArray jni = array("jni-config.json");
        for (Object entry : jni) {
            named((JsonObject) entry);
        }
        String library;
        try (InputStream stream = SerialPort.class.getResourceAsStream("/Linux/x86_64/libjSerialComm.so")) {
            library = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        Set<String> sought = CLASS_IN_A_LIBRARY
                .matcher(library)
                .results()
                // Not the L…; of a signature: the library fetches no class by that.
                .filter(found -> library.charAt(found.start() - 1) == '\0')
                .map(found -> found.group().replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(names(jni)).containsExactlyInAnyOrderElementsOf(sought);
    }

    private static Class<?> named(JsonObject entry) throws ClassNotFoundException {
        return Class.forName(entry.getString("name"), false, NativeImageMetadataTest.class.getClassLoader());
    }

    private static List<String> names(JsonArray entries) {
        return entries.stream()
                .map(entry -> ((JsonObject) entry).getString("name"))
                .toList();
    }

    private static List<String> providers() throws IOException {
        try (Stream<Path> services = Files.list(CLASSES.resolve("META-INF/services"))) {
            return services.flatMap(NativeImageMetadataTest::lines).toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk
                    .filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .toList()
                    .stream();
        }
    }

    /** Those in the jar of the serial port's library, for the systems that the metadata names. */
    private static List<String> libraries() throws Exception {
        Path jar = Path.of(SerialPort.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarFile entries = new JarFile(jar.toFile())) {
            return entries.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.matches("(Linux|OSX|Windows)/.+"))
                    .filter(name -> !name.endsWith("/"))
                    .toList();
        }
    }

    private static JsonArray array(String file) throws Exception {
        return JsonParser.array().from(text(file));
    }

    private static JsonObject object(String file) throws Exception {
        return JsonParser.object().from(text(file));
    }

    private static String text(String file) throws IOException {
        return Files.readString(CLASSES.resolve(METADATA).resolve(file));
    }
}
