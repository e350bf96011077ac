package io.atforge.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.maven.source.UserMistakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The testkit, looked for by Maven's own resolver. */
class TestkitTest {

    private static final String VERSION = "9.9";

    @TempDir
    Path folder;

    @Test
    void isFoundOfflineWithWhatItNeedsAtRuntime() throws Exception {
        install("atforge-testkit", """
                <dependencies>
                  <dependency><groupId>g</groupId><artifactId>needed</artifactId><version>9.9</version></dependency>
                  <dependency><groupId>g</groupId><artifactId>tests</artifactId><version>9.9</version>
                    <scope>test</scope></dependency>
                  <dependency><groupId>g</groupId><artifactId>maybe</artifactId><version>9.9</version>
                    <optional>true</optional></dependency>
                </dependencies>""");
        install("needed", "");
        install("maybe", "");

        assertThat(testkit(true).classPath("g", VERSION))
                .extracting(jar -> jar.getFileName().toString())
                .contains("atforge-testkit-9.9.jar", "needed-9.9.jar")
                .doesNotContain("tests-9.9.jar", "maybe-9.9.jar");
    }

    @Test
    void saysOfflineToGoOnlineOnce() {
        fails(
                true,
                "the virtual modem is in g:atforge-testkit:9.9, which is not in the local repository, and Maven is offline:"
                        + " run the goal once without -o");
    }

    @Test
    void saysWhichOfWhatItNeedsIsMissing() throws Exception {
        install("atforge-testkit", """
                <dependencies>
                  <dependency><groupId>g</groupId><artifactId>needed</artifactId><version>9.9</version></dependency>
                </dependencies>""");
        fails(
                true,
                "the virtual modem is in g:atforge-testkit:9.9, which needs g:needed:9.9, which is not in the local"
                        + " repository, and Maven is offline: run the goal once without -o");
    }

    @Test
    void saysWhereItHasLookedAndNoPassword() {
        fails(
                false,
                "the virtual modem is in g:atforge-testkit:9.9, which cannot be downloaded: looked in the local repository"
                        + " and in company; name the repository that has the plugin among the project's"
                        + " pluginRepositories, and run the goal with -U");
    }

    private void fails(boolean offline, String message) {
        assertThatThrownBy(() -> testkit(offline).classPath("g", VERSION))
                .isInstanceOf(UserMistakeException.class)
                .hasNoCause()
                .hasMessage(message);
    }

    /** A resolver without any way to a network, and a local repository with nothing in it but what was installed. */
    @SuppressWarnings("deprecation")
    private Testkit testkit(boolean offline) {
        RepositorySystem system = MavenRepositorySystemUtils.newServiceLocator().getService(RepositorySystem.class);
        DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
        session.setLocalRepositoryManager(
                system.newLocalRepositoryManager(session, new LocalRepository(folder.toFile())));
        session.setOffline(offline);
        return new Testkit(
                system,
                session,
                List.of(new RemoteRepository.Builder("company", "default", "https://me:pa55word@repository.invalid/")
                        .build()));
    }

    private void install(String artifact, String dependencies) throws Exception {
        Path place = Files.createDirectories(folder.resolve("g/" + artifact + "/9.9"));
        Files.writeString(place.resolve(artifact + "-9.9.jar"), "");
        Files.writeString(
                place.resolve(artifact + "-9.9.pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>" + artifact
                        + "</artifactId><version>9.9</version>" + dependencies + "</project>");
    }
}
