package io.atforge.maven.mojo;

import io.atforge.maven.source.UserMistakeException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;

/**
 * The testkit, which holds the virtual modem and a broker: 55 jars that no build has to have, and that are looked for only
 * when the modem is to run.
 *
 * @param system       Maven's
 * @param session      Maven's
 * @param repositories where it may be, besides the local repository
 */
record Testkit(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {

    private static final String ARTIFACT_ID = "atforge-testkit";

    /** Copies the list. */
    Testkit {
        Objects.requireNonNull(system);
        Objects.requireNonNull(session);
        repositories = List.copyOf(repositories);
    }

    /**
     * Finds it, and what it needs.
     *
     * @param groupId the plugin's group
     * @param version the plugin's version
     * @return the jars
     * @throws UserMistakeException if it cannot be had
     */
    List<Path> classPath(String groupId, String version) throws UserMistakeException {
        Artifact testkit = new DefaultArtifact(groupId, ARTIFACT_ID, "jar", version);
        CollectRequest tree = new CollectRequest(new Dependency(testkit, "runtime"), repositories);
        try {
            return system
                    .resolveDependencies(session, new DependencyRequest(tree, Testkit::isNeeded))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .map(Artifact::getFile)
                    .map(File::toPath)
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new UserMistakeException(whyNot(testkit, e));
        }
    }

    /** The testkit's extension for JUnit is for tests, which bring their own. */
    private static boolean isNeeded(DependencyNode node, List<DependencyNode> parents) {
        return !node.getDependency().isOptional();
    }

    /** Not the resolver's own text: the address of a repository may hold a password. */
    private String whyNot(Artifact testkit, DependencyResolutionException e) {
        List<String> missing = e.getResult() == null
                ? List.of()
                : e.getResult().getArtifactResults().stream()
                        .filter(result -> !result.isResolved())
                        .map(result -> result.getRequest().getArtifact())
                        .map(Testkit::coordinates)
                        .filter(name -> !name.equals(coordinates(testkit)))
                        .toList();
        boolean absent = Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .anyMatch(ArtifactNotFoundException.class::isInstance);
        return "the virtual modem is in " + coordinates(testkit) + ", which "
                + (missing.isEmpty() ? "" : "needs " + String.join(", ", missing) + ", which ")
                + (session.isOffline()
                        ? "is not in the local repository, and Maven is offline: run the goal once without -o"
                        : (absent ? "is not found" : "cannot be downloaded")
                                + ": looked in the local repository and in "
                                + repositories.stream()
                                        .map(RemoteRepository::getId)
                                        .distinct()
                                        .collect(Collectors.joining(", "))
                                + "; name the repository that has the plugin among the project's pluginRepositories, and"
                                + " run the goal with -U");
    }

    private static String coordinates(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion();
    }
}
