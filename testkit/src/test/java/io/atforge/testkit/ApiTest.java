package io.atforge.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What docs/api.md promises of the testkit can be used without the rest of it. In the runtime, javac sees to that: it
 * warns where an exported package speaks of one that is not.
 */
class ApiTest {

    private static final Pattern INCLUDE = Pattern.compile("<include>(io\\.atforge[\\w.]*)</include>");

    private static final List<String> KNOWN = List.of("java.", "javax.net.ssl", "org.junit.jupiter.api.extension");

    /** Of others, the name is enough: to read the broker takes a minute. */
    private static final JavaClasses TESTKIT = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.atforge.testkit");
    });

    /** Packages and types, as the build compares them with the last release. */
    private final Set<String> promised;

    ApiTest() throws IOException {
        promised = INCLUDE.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Test
    void whatIsPromisedIsThere() {
        assertThat(promised)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(TESTKIT.stream()
                                .filter(JavaClass::isTopLevelClass)
                                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
                        .as(name)
                        .anyMatch(type -> type.getName().equals(name)
                                || type.getPackageName().equals(name)));
    }

    @Test
    void itSpeaksOfNothingElse() {
        classes()
                .that()
                .arePublic()
                .should(new ArchCondition<>("speak of the API, the JDK, the runtime's API, and JUnit's extensions") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (isPromised(type)) {
                            type.getMembers().stream()
                                    .filter(ApiTest::isForUsers)
                                    .forEach(member -> spokenOf(member)
                                            .filter(other -> !isKnown(other))
                                            .forEach(other -> events.add(SimpleConditionEvent.violated(
                                                    member, member.getFullName() + " speaks of " + other.getName()))));
                        }
                    }
                })
                .check(TESTKIT);
    }

    private static boolean isForUsers(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> spokenOf(JavaMember member) {
        if (member instanceof JavaField field) {
            return involved(field.getType());
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        return Stream.of(
                        involved(unit.getReturnType()),
                        unit.getParameterTypes().stream().flatMap(ApiTest::involved),
                        unit.getExceptionTypes().stream())
                .flatMap(types -> types)
                .map(JavaClass::getBaseComponentType);
    }

    private static Stream<JavaClass> involved(JavaType type) {
        return type.getAllInvolvedRawTypes().stream();
    }

    private boolean isKnown(JavaClass type) {
        String home = type.getPackageName();
        boolean ours = home.equals("io.atforge") || home.startsWith("io.atforge.");
        if (!ours) {
            return type.isPrimitive() || KNOWN.stream().anyMatch(home::startsWith);
        }
        boolean testkit = home.equals("io.atforge.testkit") || home.startsWith("io.atforge.testkit.");
        return testkit ? isPromised(type) : !home.startsWith("io.atforge.internal");
    }

    private boolean isPromised(JavaClass type) {
        JavaClass outermost = type;
        for (Optional<JavaClass> around = type.getEnclosingClass(); around.isPresent(); ) {
            outermost = around.get();
            around = outermost.getEnclosingClass();
        }
        return promised.contains(outermost.getName()) || promised.contains(outermost.getPackageName());
    }
}
