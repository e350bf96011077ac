package io.atforge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.atforge.at.Framer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house as docs/architecture.md draws it. */
@AnalyzeClasses(packages = "io.atforge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final int TYPES_A_PACKAGE = 20;
    private static final int LINES_A_FILE = 300;

    /** Each package knows only packages above it. */
    private static final List<String> FLOORS = List.of(
            "io.atforge",
            "io.atforge.topic",
            "io.atforge.site",
            "io.atforge.aliyun",
            "io.atforge.aliyun.https",
            "io.atforge.device",
            "io.atforge.thing",
            "io.atforge.loop",
            "io.atforge.port",
            "io.atforge.trace",
            "io.atforge.internal.trace",
            "io.atforge.at.tables",
            "io.atforge.internal.framing",
            "io.atforge.at",
            "io.atforge.script",
            "io.atforge.dialect",
            "io.atforge.outbox",
            "io.atforge.session",
            "io.atforge.micrometer",
            "io.atforge.internal.concurrent",
            "io.atforge.internal.settings",
            "io.atforge.internal.monitoring",
            "io.atforge.internal.authentication",
            "io.atforge.internal.traffic",
            "io.atforge.internal.connection",
            "io.atforge.internal.thing",
            "io.atforge.internal.session");

    @ArchTest
    static final ArchRule NO_ARROW_LEADS_DOWN = classes()
            .should(new ArchCondition<>("know only packages above theirs") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getDirectDependenciesFromSelf().forEach(arrow -> {
                        String from = type.getPackageName();
                        String to =
                                arrow.getTargetClass().getBaseComponentType().getPackageName();
                        boolean isOurs = to.equals("io.atforge") || to.startsWith("io.atforge.");
                        if (isOurs && !to.equals(from) && FLOORS.indexOf(to) >= FLOORS.indexOf(from)) {
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
    static final ArchRule NO_CIRCLES = slices().assignedFrom(new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return SliceIdentifier.of(type.getPackageName());
                }

                @Override
                public String getDescription() {
                    return "packages";
                }
            })
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule APPLICATIONS_DO_NOT_SEE_THE_ENGINE = noClasses()
            .that()
            .resideInAnyPackage("io.atforge.session", "io.atforge.device", "io.atforge.outbox", "io.atforge.topic")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.atforge.internal..", "io.atforge.at");

    @ArchTest
    static final ArchRule THE_FRAMER_IS_PURE = noClasses()
            .that()
            .haveFullyQualifiedName(Framer.class.getName())
            .or()
            .haveSimpleName("TextReader")
            .or()
            .resideInAPackage("io.atforge.internal.framing")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are threads, clocks, files or logs",
                    target ->
                            target.getPackageName().matches("java\\.util\\.concurrent.*|java\\.nio\\.file|org\\.slf4j")
                                    || target.isAssignableTo(Thread.class)
                                    || target.getPackageName().equals("java.time")));

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("time is a deadline on a clock that tests can drive");

    @ArchTest
    static final ArchRule THE_WIRE_KNOWS_NO_PLATFORM = noClasses()
            .that()
            .resideInAnyPackage("io.atforge.port", "io.atforge.at..", "io.atforge.script")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.atforge.aliyun..", "io.atforge.topic", "io.atforge.device");

    @ArchTest
    static final ArchRule ONLY_ITS_PACKAGE_KNOWS_MICROMETER = noClasses()
            .that()
            .resideOutsideOfPackage("io.atforge.micrometer")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.atforge.micrometer")
            .because("it is not there in most applications");

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
