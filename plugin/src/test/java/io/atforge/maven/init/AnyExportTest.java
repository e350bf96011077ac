package io.atforge.maven.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.model.DevicesFile;
import io.atforge.maven.model.ProductDeclaration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the console exports, the project's own reader takes what is made of it, and finds each device. */
class AnyExportTest {

    private static final String KEY_LETTERS = "abcXYZ019";
    private static final String NAME_LETTERS = "abyzABYZ0189-_@.:";
    private static final List<String> ODD_KEYS = List.of("null", "true", "0123", "1e5", "NO", "0x1F", "y");
    private static final List<String> ODD_NAMES =
            List.of("null", "----", "::::", "@abc", "1e10", ".inf", "0123", "true");
    private static final int EXPORTS = 60;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 20261128})
    void isTaken(long seed) throws Exception {
        Random random = new Random(seed);
        int several = 0;
        int shared = 0;
        for (int i = 0; i < EXPORTS; i++) {
            Map<String, Set<String>> fleet = fleet(random);
            Path basedir = folder.resolve("p" + i);
            Path devices = basedir.resolve("src/main/atforge/devices.yaml");
            String path = random.nextBoolean() ? "devices.csv" : "src/main/atforge/certificates.csv";
            DevicesFolder project = new DevicesFolder(basedir).with(path, csv(fleet, random));

            new Initialization(basedir, devices, Optional.of(basedir.resolve(path))).run();

            DevicesFile read = project.read(Files.readString(devices)).orElseThrow();
            assertThat(project.problems()).isEmpty();
            assertThat(found(read)).isEqualTo(fleet);
            several += fleet.size() > 1 ? 1 : 0;
            shared += fleet.values().stream().mapToInt(Set::size).sum()
                            > fleet.values().stream()
                                    .flatMap(Set::stream)
                                    .distinct()
                                    .count()
                    ? 1
                    : 0;
        }
        assertThat(several).as("exports of several products").isGreaterThan(EXPORTS / 3);
        assertThat(shared).as("exports with one name in two products").isGreaterThan(EXPORTS / 6);
    }

    private static Map<String, Set<String>> found(DevicesFile file) {
        return file.products().stream()
                .collect(Collectors.toMap(
                        ProductDeclaration::key,
                        product -> new TreeSet<>(
                                product.certificates().orElseThrow().deviceNames()),
                        (one, other) -> other,
                        TreeMap::new));
    }

    private static Map<String, Set<String>> fleet(Random random) {
        Map<String, Set<String>> fleet = new TreeMap<>();
        int products = 1 + random.nextInt(5);
        while (fleet.size() < products) {
            String key = random.nextInt(4) == 0
                    ? ODD_KEYS.get(random.nextInt(ODD_KEYS.size()))
                    : text(random, KEY_LETTERS, 1 + random.nextInt(20));
            Set<String> names = new TreeSet<>();
            for (int i = random.nextInt(20); i >= 0; i--) {
                names.add(
                        random.nextInt(4) == 0
                                ? ODD_NAMES.get(random.nextInt(ODD_NAMES.size()))
                                : text(random, NAME_LETTERS, 4 + random.nextInt(29)));
            }
            fleet.put(key, names);
        }
        return fleet;
    }

    private static String text(Random random, String letters, int length) {
        return random.ints(length, 0, letters.length())
                .mapToObj(letters::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    /** The rows of the products in any order, as the console gives no promise; and each way to end a line. */
    private static String csv(Map<String, Set<String>> fleet, Random random) {
        List<String> rows = new ArrayList<>();
        fleet.forEach((key, names) -> names.forEach(name -> rows.add(name + ",a-secret-of-the-test," + key)));
        Collections.shuffle(rows, random);
        String end = random.nextBoolean() ? "\r\n" : "\n";
        return (random.nextBoolean() ? "\uFEFF" : "") + "DeviceName,DeviceSecret,ProductKey" + end
                + String.join(end, rows) + (random.nextBoolean() ? end : "");
    }
}
