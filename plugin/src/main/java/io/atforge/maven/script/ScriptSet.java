package io.atforge.maven.script;

import io.atforge.aliyun.Transport;
import io.atforge.dialect.Dialect;
import io.atforge.maven.model.DevicesFile;
import io.atforge.maven.model.ProductDeclaration;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import io.atforge.script.ScriptResource;
import io.atforge.script.Suggestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The scripts of a project: those of the modem's dialect, where the project has not replaced them by its own. */
public final class ScriptSet {

    private static final String CONNECT = "connect";

    private final DevicesFile devices;
    private final SortedMap<String, ScriptTemplate> templates = new TreeMap<>();
    private final SortedMap<String, String> replacements = new TreeMap<>();
    private final Map<String, Script> sameForAll = new HashMap<>();

    private ScriptSet(DevicesFile devices) {
        this.devices = devices;
        Dialect dialect = devices.modem().dialect();
        dialect.scripts(devices.platform().transport())
                .forEach((name, text) -> templates.put(
                        name, new ScriptTemplate(dialect.name() + "/" + name + ScriptFolder.EXTENSION, text)));
    }

    /**
     * Reads the scripts.
     *
     * @param devices  says which dialect and which transport
     * @param basedir  the project's folder
     * @param folder   the folder with the project's own scripts; need not exist
     * @param problems takes the mistakes
     * @return the scripts
     * @throws IOException if a script cannot be read
     */
    public static ScriptSet read(DevicesFile devices, Path basedir, Path folder, Problems problems) throws IOException {
        ScriptSet scripts = new ScriptSet(devices);
        scripts.checkTransport(problems);
        for (Path path : ScriptFolder.list(folder)) {
            scripts.replace(SourceFile.of(basedir, path), problems);
        }
        return scripts;
    }

    /**
     * The scripts of the family alone: a project's own are written for the family of the default.
     *
     * @param devices  says which dialect and which transport
     * @param problems takes it if the family does not do the transport
     * @return the scripts
     */
    public static ScriptSet ofFamily(DevicesFile devices, Problems problems) {
        ScriptSet scripts = new ScriptSet(devices);
        scripts.checkTransport(problems);
        return scripts;
    }

    /** TLS whose server nobody checks is none: a session writes the certificates before it connects. */
    private void checkTransport(Problems problems) {
        Transport transport = devices.platform().transport();
        Dialect dialect = devices.modem().dialect();
        String needed = transport == Transport.TLS && templates.containsKey(CONNECT) ? "authorities-find" : CONNECT;
        if (!templates.containsKey(needed)) {
            problems.add(
                    devices.modem().location(),
                    "modem dialect " + dialect.name() + " has no script "
                            + (needed.equals(CONNECT) ? CONNECT + "-" + transport.id() : needed)
                            + ", which transport: " + transport.id() + " needs");
        }
    }

    private void replace(SourceFile file, Problems problems) throws IOException {
        String fileName = file.path().getFileName().toString();
        String name = fileName.substring(0, fileName.length() - ScriptFolder.EXTENSION.length());
        if (!templates.containsKey(name)) {
            problems.add(
                    file.at(1, 1),
                    "no script is called '" + name + "' with modem dialect "
                            + devices.modem().dialect().name() + Suggestion.of(name, List.copyOf(templates.keySet())));
            return;
        }
        Optional<String> text = file.read(problems);
        if (text.isPresent()) {
            templates.put(name, new ScriptTemplate(file.name(), text.get()));
            replacements.put(name, fileName);
        }
    }

    /**
     * Fills in what is known of a product at build time.
     *
     * @param product  the product
     * @param problems takes the scripts' mistakes
     * @return the scripts in the order of their names
     */
    public List<Script> of(ProductDeclaration product, Problems problems) {
        BuildValues values =
                BuildValues.of(product.key(), devices.platform().settingsOf(product.key()), devices.modem());
        List<Script> scripts = new ArrayList<>();
        for (Map.Entry<String, ScriptTemplate> template : templates.entrySet()) {
            Script known = sameForAll.get(template.getKey());
            scripts.add(known == null ? fill(template.getKey(), template.getValue(), values, problems) : known);
        }
        return scripts;
    }

    private Script fill(String name, ScriptTemplate template, BuildValues values, Problems problems) {
        Optional<String> replacement = Optional.ofNullable(replacements.get(name));
        String text = template.fill(values, problems);
        boolean ofFamily =
                replacement.isEmpty() && text.equals(template.text()) && !ScriptResource.OF_EACH_PRODUCT.contains(name);
        // mistakes are those of the text that was filled in first
        String atSite = replacement.isPresent() && problems.isEmpty()
                ? template.fill(values.atEverySite(name), problems)
                : template.text();
        Script script = new Script(name, replacement, text, atSite, ofFamily);
        if (!template.hasBuildValues(values.values().keySet())) {
            sameForAll.put(name, script);
        }
        return script;
    }
}
