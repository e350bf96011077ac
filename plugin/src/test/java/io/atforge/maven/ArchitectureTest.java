package io.atforge.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house as docs/architecture.md draws it. */
@AnalyzeClasses(packages = "io.atforge.maven", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.atforge.maven.";
    private static final int TYPES_A_PACKAGE = 20;
    private static final int LINES_A_FILE = 300;

    /** Each package knows only packages above it. */
    private static final List<String> FLOORS = List.of(
            "io.atforge.maven.source",
            "io.atforge.maven.yaml",
            "io.atforge.maven.reference",
            "io.atforge.maven.naming",
            "io.atforge.maven.family",
            "io.atforge.maven.json",
            "io.atforge.maven.thing",
            "io.atforge.maven.model",
            "io.atforge.maven.thing.check",
            "io.atforge.maven.check",
            "io.atforge.maven.script",
            "io.atforge.maven.project",
            "io.atforge.maven.descriptor",
            "io.atforge.maven.descriptor.thing",
            "io.atforge.maven.codegen.text",
            "io.atforge.maven.codegen.thing",
            "io.atforge.maven.codegen",
            "io.atforge.maven.output",
            "io.atforge.maven.generation",
            "io.atforge.maven.init",
            "io.atforge.maven.console",
            "io.atforge.maven.report",
            "io.atforge.maven.device",
            "io.atforge.maven.virtual",
            "io.atforge.maven.doctor.report",
            "io.atforge.maven.doctor.modem",
            "io.atforge.maven.doctor.online",
            "io.atforge.maven.doctor",
            "io.atforge.maven.mojo");

    @ArchTest
    static final ArchRule NO_ARROW_LEADS_DOWN = classes()
            .should(new ArchCondition<>("know only packages above theirs") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getDirectDependenciesFromSelf().forEach(arrow -> {
                        String from = type.getPackageName();
                        String to =
                                arrow.getTargetClass().getBaseComponentType().getPackageName();
                        if (to.startsWith(ROOT) && !to.equals(from) && FLOORS.indexOf(to) >= FLOORS.indexOf(from)) {
                            events.add(SimpleConditionEvent.violated(arrow, arrow.getDescription()));
                        }
                    });
                }
            });

    @ArchTest
    static final ArchRule EVERY_PACKAGE_HAS_A_FLOOR = classes()
            .should()
            .resideInAnyPackage(FLOORS.toArray(String[]::new))
            .because("a new package is drawn in docs/architecture.md, and has its place here");

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("io.atforge.maven.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_GOALS_KNOW_MAVEN = noClasses()
            .that()
            .resideOutsideOfPackage("io.atforge.maven.mojo")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(File.class);

    @ArchTest
    static final ArchRule ONLY_THE_READER_KNOWS_THE_YAML_PARSER = noClasses()
            .that()
            .resideOutsideOfPackage("io.atforge.maven.yaml")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule ONLY_THE_READER_KNOWS_THE_JSON_PARSER = noClasses()
            .that()
            .resideOutsideOfPackage("io.atforge.maven.json")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule ONLY_WRITERS_KNOW_JAVAPOET = noClasses()
            .that()
            .resideOutsideOfPackages("io.atforge.maven.codegen", "io.atforge.maven.descriptor")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.palantir.javapoet..")
            .because("descriptors hold the names of types as JavaPoet spells them");

    @ArchTest
    static final ArchRule ONLY_OUTPUT_WRITES_FILES = noClasses()
            .that()
            .resideOutsideOfPackage("io.atforge.maven.output")
            .should()
            .accessTargetWhere(DescribedPredicate.describe("write, move or delete a file", ArchitectureTest::writes));

    @ArchTest
    static final ArchRule THE_GENERATOR_IS_PURE = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.atforge.maven.naming", "io.atforge.maven.descriptor..", "io.atforge.maven.codegen..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are files, clocks, threads or the process",
                    target -> target.getPackageName().matches("java\\.(io|time|util\\.concurrent)")
                            || target.isEquivalentTo(Files.class)
                            || target.isAssignableTo(Thread.class)
                            || target.isEquivalentTo(System.class)))
            .orShould()
            .callMethod(Locale.class, "getDefault")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .because("the same file gives the same code, byte for byte, everywhere");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("time is a deadline on a clock that tests can drive");

    @Test
    void aPackageSaysItsIdeaAndHasFewTypes() throws IOException {
        Map<Path, Long> packages = sources().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(groupingBy(Path::getParent, counting()));
        assertThat(packages).hasSameSizeAs(FLOORS);
        assertThat(packages).allSatisfy((folder, types) -> {
            assertThat(folder.resolve("package-info.java")).exists();
            assertThat(types).as(folder.toString()).isLessThanOrEqualTo(TYPES_A_PACKAGE);
        });
    }

    @Test
    void aFileHasOneIdea() throws IOException {
        assertThat(sources())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(lines(file)).as(file.toString()).isLessThan(LINES_A_FILE));
    }

    private static boolean writes(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return owner.equals("java.nio.file.Files")
                        && access.getName().matches("(write|create|delete|move|copy|set|newBufferedWriter|newOutput).*")
                || owner.matches(
                        "java\\.io\\.(FileOutputStream|FileWriter|RandomAccessFile)|java\\.nio\\.channels\\..*");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
