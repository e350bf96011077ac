package io.atforge.maven.codegen;

import io.atforge.maven.codegen.text.GeneratedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is generated for a project.
 *
 * @param sources   Java files, for the source root
 * @param resources scripts, device names and modem families, for the resource root
 */
public record GeneratedFiles(List<GeneratedFile> sources, List<GeneratedFile> resources) {

    /** Copies the lists. */
    public GeneratedFiles {
        sources = List.copyOf(sources);
        resources = List.copyOf(resources);
    }

    /**
     * The same with further resources.
     *
     * @param further the texts by their paths
     * @return all files
     */
    public GeneratedFiles withResources(Map<String, String> further) {
        List<GeneratedFile> all = new ArrayList<>(resources);
        further.forEach((path, text) -> all.add(new GeneratedFile(path, text)));
        return new GeneratedFiles(sources, all);
    }
}
