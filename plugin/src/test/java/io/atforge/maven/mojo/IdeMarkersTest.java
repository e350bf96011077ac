package io.atforge.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.source.Problem;
import io.atforge.maven.source.SourceLocation;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sonatype.plexus.build.incremental.BuildContext;
import org.sonatype.plexus.build.incremental.DefaultBuildContext;

class IdeMarkersTest {

    private static final Path BASEDIR = Path.of("project").toAbsolutePath();
    private static final List<Problem> PROBLEMS = List.of(
            new Problem(new SourceLocation("src/devices.yaml", 12, 14), "what is wrong"),
            new Problem(new SourceLocation("src/devices.yaml", 13, 1), "what else"));

    private final List<String> calls = new ArrayList<>();

    @Test
    void anIdeIsShownTheLineAndColumn() {
        File file = BASEDIR.resolve("src/devices.yaml").toFile();

        inIde().show(BASEDIR, PROBLEMS);

        assertThat(calls)
                .containsExactly(
                        "removeMessages[" + file + "]",
                        "addMessage[" + file + ", 12, 14, what is wrong, " + BuildContext.SEVERITY_ERROR + ", null]",
                        "addMessage[" + file + ", 13, 1, what else, " + BuildContext.SEVERITY_ERROR + ", null]");
    }

    @Test
    void anIdeIsShownWarningsBesideWhatItShows() {
        inIde().warn(BASEDIR, PROBLEMS.subList(0, 1));

        assertThat(calls)
                .containsExactly(
                        "addMessage[" + BASEDIR.resolve("src/devices.yaml").toFile() + ", 12, 14, what is wrong, "
                                + BuildContext.SEVERITY_WARNING + ", null]");
    }

    @Test
    void anIdeIsToldWhatIsFineAndWhatChanged() {
        inIde().clear(List.of(BASEDIR.resolve("devices.yaml")));
        inIde().refresh(BASEDIR.toFile());

        assertThat(calls)
                .containsExactly("removeMessages[" + BASEDIR.resolve("devices.yaml") + "]", "refresh[" + BASEDIR + "]");
    }

    @Test
    void onTheCommandLineTheLogIsEnough() {
        IdeMarkers markers = new IdeMarkers(OnTheCommandLine::new);

        markers.show(BASEDIR, PROBLEMS);
        markers.warn(BASEDIR, PROBLEMS);
        markers.clear(List.of(BASEDIR));
        markers.refresh(BASEDIR.toFile());

        assertThat(calls).isEmpty();
    }

    /** What Maven has where no IDE put its own in its place. */
    private final class OnTheCommandLine extends DefaultBuildContext {

        @Override
        public void addMessage(File file, int line, int column, String message, int severity, Throwable cause) {
            calls.add(message);
        }

        @Override
        public void removeMessages(File file) {
            calls.add("remove " + file);
        }

        @Override
        public void refresh(File file) {
            calls.add("refresh " + file);
        }
    }

    private IdeMarkers inIde() {
        return new IdeMarkers(() -> recording(BuildContext.class));
    }

    private <T> T recording(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            calls.add(method.getName() + Arrays.toString(args));
            return null;
        }));
    }
}
