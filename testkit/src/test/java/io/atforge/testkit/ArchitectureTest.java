package io.atforge.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The testkit as docs/architecture.md draws it. */
@AnalyzeClasses(packages = "io.atforge.testkit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final int TYPES_A_PACKAGE = 20;
    private static final int LINES_A_FILE = 300;

    /** Each package knows only packages above it. */
    private static final List<String> FLOORS = List.of(
            "io.atforge.testkit.time",
            "io.atforge.testkit.modem.v250",
            "io.atforge.testkit.modem.cellular",
            "io.atforge.testkit.modem.luat.bearer",
            "io.atforge.testkit.modem.files",
            "io.atforge.testkit.modem.uplink",
            "io.atforge.testkit.modem.tls",
            "io.atforge.testkit.modem.luat.mqtt",
            "io.atforge.testkit.modem.luat.http",
            "io.atforge.testkit.modem",
            "io.atforge.testkit.modem.luat",
            "io.atforge.testkit.modem.quectel",
            "io.atforge.testkit.modem.simcom",
            "io.atforge.testkit.line",
            "io.atforge.testkit.fault",
            "io.atforge.testkit.platform",
            "io.atforge.testkit.platform.json",
            "io.atforge.testkit.platform.thing.tsl",
            "io.atforge.testkit.platform.thing",
            "io.atforge.testkit.platform.state",
            "io.atforge.testkit.platform.net",
            "io.atforge.testkit.platform.tls",
            "io.atforge.testkit.platform.authentication",
            "io.atforge.testkit.platform.rules",
            "io.atforge.testkit.platform.broker",
            "io.atforge.testkit.scenario",
            "io.atforge.testkit.page.event",
            "io.atforge.testkit.page.wire",
            "io.atforge.testkit.page.http",
            "io.atforge.testkit.page",
            "io.atforge.testkit.simulation",
            "io.atforge.testkit");

    /** What the testkit takes from the runtime beside {@code io.atforge.port}: names that a user's test has as well. */
    private static final Set<String> OF_THE_RUNTIME = Set.of(
            "io.atforge.AtForgeException",
            "io.atforge.PortException",
            "io.atforge.PortException$Reason",
            "io.atforge.loop.EventLoop",
            "io.atforge.loop.EventLoop$Timer",
            "io.atforge.topic.Permission",
            "io.atforge.topic.Qos",
            "io.atforge.topic.TopicClass");

    @ArchTest
    static final ArchRule NO_ARROW_LEADS_DOWN = classes()
            .should(new ArchCondition<>("know only packages above theirs") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getDirectDependenciesFromSelf().forEach(arrow -> {
                        String from = type.getPackageName();
                        String to =
                                arrow.getTargetClass().getBaseComponentType().getPackageName();
                        boolean isOurs = to.equals("io.atforge.testkit") || to.startsWith("io.atforge.testkit.");
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
    static final ArchRule MODEM_AND_RUNTIME_SHARE_NO_CODE = noClasses()
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are of the runtime, and neither a port nor a name that a user's test has as well",
                    target -> isOfTheRuntime(target.getBaseComponentType())))
            .because("a mistake in framing, parsing or signing would cancel itself out");

    @ArchTest
    static final ArchRule TESTKIT_AND_RUNTIME_SHARE_NO_JSON_READER =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.grack.nanojson..");

    @ArchTest
    static final ArchRule MODEM_AND_PLATFORM_MEET_ONLY_ON_THE_WIRE = noClasses()
            .that()
            .resideInAPackage("io.atforge.testkit.modem..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.atforge.testkit.platform..");

    @ArchTest
    static final ArchRule THE_PLATFORM_KNOWS_NO_MODEM = noClasses()
            .that()
            .resideInAPackage("io.atforge.testkit.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.atforge.testkit.modem..",
                    "io.atforge.testkit.line",
                    "io.atforge.testkit.fault",
                    "com.hivemq.client..");

    @ArchTest
    static final ArchRule ONLY_THE_UPLINK_HAS_SOCKETS = noClasses()
            .that(resideInAPackage("io.atforge.testkit.modem..")
                    .and(DescribedPredicate.not(resideInAPackage("io.atforge.testkit.modem.uplink"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.netty..", "java.nio.channels"))
            .orShould()
            .callConstructorWhere(DescribedPredicate.describe(
                    "a socket is made", call -> call.getTargetOwner().isAssignableTo(Socket.class)));

    @ArchTest
    static final ArchRule THE_MODEM_HAS_NO_CLOCK_OF_ITS_OWN = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.atforge.testkit.modem..",
                    "io.atforge.testkit.fault",
                    "io.atforge.testkit.scenario",
                    "io.atforge.testkit.simulation")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .because("a test turns the time");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    private static boolean isOfTheRuntime(JavaClass type) {
        String home = type.getPackageName();
        boolean ours = home.equals("io.atforge") || home.startsWith("io.atforge.");
        boolean testkit = home.equals("io.atforge.testkit") || home.startsWith("io.atforge.testkit.");
        return ours && !testkit && !home.equals("io.atforge.port") && !OF_THE_RUNTIME.contains(type.getName());
    }

    @Test
    void aPackageSaysItsIdeaAndHasFewTypes() throws IOException {
        Map<Path, Long> packages = sources("main").stream()
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
        assertThat(Stream.of(sources("main"), sources("test"))
                        .flatMap(List::stream)
                        .filter(file -> lines(file) >= LINES_A_FILE))
                .as("files of %d lines or more", LINES_A_FILE)
                .isEmpty();
    }

    private static List<Path> sources(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", kind, "java"))) {
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
