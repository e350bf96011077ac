package io.atforge.maven.mojo;

import java.io.File;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** Names the plugin that runs, so that another version generates anew. */
final class PluginIdentity {

    private PluginIdentity() {}

    /** A user may give the plugin other versions of its dependencies, so these count too. */
    static String of(MojoExecution execution) {
        if (execution == null || execution.getMojoDescriptor() == null) {
            return "unknown";
        }
        PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
        String artifacts = plugin.getArtifacts() == null
                ? ""
                : plugin.getArtifacts().stream()
                        .map(PluginIdentity::of)
                        .sorted()
                        .collect(Collectors.joining());
        return plugin.getVersion() + artifacts;
    }

    /** A released version says it all. A snapshot may be another one each day: there the jar's size and time count. */
    private static String of(Artifact artifact) {
        File file = artifact.getFile();
        return " " + artifact.getArtifactId() + ":" + artifact.getVersion()
                + (artifact.isSnapshot() && file != null ? ":" + file.length() + ":" + file.lastModified() : "");
    }
}
