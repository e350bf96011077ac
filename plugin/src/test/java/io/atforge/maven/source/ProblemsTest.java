package io.atforge.maven.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    private final Problems problems = new Problems();

    @Test
    void areSortedByPlaceAndListedOnce() {
        SourceFile file = new SourceFile(Path.of("b"), "b");
        problems.add(file.at(10, 1), "x");
        problems.add(file.at(9, 12), "x");
        problems.add(file.at(9, 2), "z");
        problems.add(file.at(9, 2), "y");
        problems.add(file.at(9, 2), "z");
        problems.add(new SourceLocation("a", 99, 1), "x");

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("a:99:1: x", "b:9:2: y", "b:9:2: z", "b:9:12: x", "b:10:1: x");
    }

    @Test
    void aProblemIsOneLineWhateverTheUserWrote() {
        problems.add(new SourceLocation("a", 1, 1), "'x\r\n[INFO] BUILD SUCCESS\u001b[2J\u2028' is wrong");

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("a:1:1: 'x\\u000D\\u000A[INFO] BUILD SUCCESS\\u001B[2J\\u2028' is wrong");
    }

    @Test
    void aFileIsNamedAsSeenFromTheProject() {
        Path basedir = Path.of("project").toAbsolutePath();

        assertThat(SourceFile.of(basedir, basedir.resolve("src/a b.yaml")).name())
                .isEqualTo("src/a b.yaml");
        assertThat(SourceFile.of(basedir, basedir.resolve("../common/a.yaml")).name())
                .isEqualTo("../common/a.yaml");
    }
}
