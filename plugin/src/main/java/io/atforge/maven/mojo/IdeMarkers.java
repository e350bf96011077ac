package io.atforge.maven.mojo;

import io.atforge.maven.source.Problem;
import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import javax.inject.Provider;
import org.sonatype.plexus.build.incremental.BuildContext;
import org.sonatype.plexus.build.incremental.DefaultBuildContext;

/**
 * Marks mistakes in an IDE's editor, at their line and column, and tells it which folders changed. Does nothing on the
 * command line: there the default build context would log each mistake a second time. Speaks the old build API, which
 * IDEs implement (eclipse-m2e/m2e-core#944): the new one only wraps it, and makes every build look at seven more artifacts.
 */
final class IdeMarkers {

    private final Provider<BuildContext> context;

    /** Takes a provider, since most builds have nothing to tell and need not load the build API. */
    IdeMarkers(Provider<BuildContext> context) {
        this.context = context;
    }

    void show(Path basedir, List<Problem> problems) {
        if (!inIde()) {
            return;
        }
        BuildContext ide = context.get();
        problems.stream().map(problem -> file(basedir, problem)).distinct().forEach(ide::removeMessages);
        problems.forEach(problem -> mark(basedir, problem, BuildContext.SEVERITY_ERROR));
    }

    /** After {@link #clear}. */
    void warn(Path basedir, List<Problem> warnings) {
        if (inIde()) {
            warnings.forEach(warning -> mark(basedir, warning, BuildContext.SEVERITY_WARNING));
        }
    }

    private void mark(Path basedir, Problem problem, int severity) {
        context.get()
                .addMessage(
                        file(basedir, problem),
                        problem.location().line(),
                        problem.location().column(),
                        problem.message(),
                        severity,
                        null);
    }

    void clear(Collection<Path> inputs) {
        if (inIde()) {
            inputs.forEach(input -> context.get().removeMessages(input.toFile()));
        }
    }

    void refresh(File folder) {
        if (inIde()) {
            context.get().refresh(folder);
        }
    }

    private boolean inIde() {
        return !(context.get() instanceof DefaultBuildContext);
    }

    private static File file(Path basedir, Problem problem) {
        return basedir.resolve(problem.location().file()).toFile();
    }
}
