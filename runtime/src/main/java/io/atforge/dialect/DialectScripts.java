package io.atforge.dialect;

import io.atforge.InvalidScriptException;
import io.atforge.aliyun.Transport;
import io.atforge.script.AtScript;
import io.atforge.script.AtScriptParser;
import io.atforge.script.ScriptVariable;
import io.atforge.script.Step;
import io.atforge.script.Suggestion;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scripts of a family: which there are, which each family has, and what is wrong in them. */
final class DialectScripts {

    /** What every session runs. */
    static final List<String> REQUIRED = List.of(
            "prepare",
            "attach",
            "connect",
            "subscribe",
            "unsubscribe",
            "publish",
            "publish-qos1",
            "publish-data",
            "publish-data-qos1",
            "disconnect",
            "release");

    /** What a session runs where the family has it. */
    static final List<String> OPTIONAL = List.of(
            "sim",
            "pin-tries",
            "pin",
            "detach",
            "radio",
            "reset",
            "rate",
            "status",
            "fetch",
            "https-post",
            "https-read",
            "https-end",
            "authorities-find",
            "authorities-write");

    private static final String EXTENSION = ".at";
    private static final String CONNECT = "connect";
    private static final Pattern PLACED = Pattern.compile("[^:]*:(\\d+):(\\d+): (.*)", Pattern.DOTALL);

    /** Scripts and keys that mean nothing without another script or key. */
    private static final Map<String, List<String>> TOGETHER = Map.of(
            "https-post", List.of("https-read", "https-end", "https.answer"),
            "https-read", List.of("https-post"),
            "https-end", List.of("https-post"),
            "authorities-find", List.of("authorities-write"),
            "authorities-write", List.of("authorities-find"),
            "pin-tries", List.of("pin", "pin.tries"),
            "pin", List.of("sim", "pin-tries", "pin.tries", "failure.pin"));

    private final Map<String, FolderFile> files;
    private final Map<String, LocatedText> settings;
    private final Set<String> listed = new HashSet<>();

    private DialectScripts(Map<String, FolderFile> files, Map<String, LocatedText> settings) {
        this.files = files;
        this.settings = settings;
    }

    /** Checks which scripts there are, and each of them. */
    static void check(Map<String, FolderFile> files, Map<String, LocatedText> settings) {
        DialectScripts scripts = new DialectScripts(files, settings);
        Optional.ofNullable(settings.get(DialectKey.SCRIPTS.id())).ifPresent(scripts::checkList);
        files.values().stream().filter(file -> file.name().endsWith(EXTENSION)).forEach(DialectScripts::checkScript);
    }

    private void checkList(LocatedText list) {
        ValueCheck.each(this::checkItem).check(list);
        for (String name : REQUIRED) {
            if (!listed.contains(name)) {
                list.mistake("there is no script " + name + "; every session runs it");
            }
        }
        TOGETHER.forEach((name, others) -> others.stream()
                .filter(other -> listed.contains(name) && !listed.contains(other) && !settings.containsKey(other))
                .forEach(other -> list.mistake("script " + name + " needs " + other + "; add it")));
        LocatedText cached = settings.get(DialectKey.CACHED_MESSAGE.id());
        if (cached != null && !listed.contains("fetch")) {
            cached.mistake("cached.message needs a script fetch, which reads the message out");
        }
        Predicate<FolderFile> unlisted = file -> file.name().endsWith(EXTENSION)
                && listed.stream().flatMap(DialectScripts::fileNames).noneMatch(file.name()::equals);
        files.values().stream()
                .filter(unlisted)
                .forEach(file -> file.mistake(
                        1,
                        1,
                        "scripts in dialect.properties does not name this script, so that"
                                + " nothing runs it; add it there, or delete it"));
    }

    private void checkItem(LocatedText item) {
        String name = item.text();
        List<String> known = Stream.concat(REQUIRED.stream(), OPTIONAL.stream()).toList();
        if (!known.contains(name)) {
            item.mistake("no session runs a script '" + name + "'" + Suggestion.of(name, known));
        } else if (!listed.add(name)) {
            item.mistake("script " + name + " is there twice; remove one");
        }
        if (known.contains(name) && fileNames(name).noneMatch(files::containsKey)) {
            item.mistake("there is no file " + fileNames(name).collect(Collectors.joining(" or ")) + "; write one");
        }
    }

    private static Stream<String> fileNames(String script) {
        return script.equals(CONNECT)
                ? Arrays.stream(Transport.values()).map(transport -> CONNECT + "-" + transport.id() + EXTENSION)
                : Stream.of(script + EXTENSION);
    }

    private static void checkScript(FolderFile file) {
        try {
            AtScript script = AtScriptParser.parse(file.name(), file.text());
            script.steps().forEach(step -> checkData(file, step));
        } catch (InvalidScriptException e) {
            for (String problem : e.problems()) {
                Matcher placed = PLACED.matcher(problem);
                if (!placed.matches()) {
                    throw new IllegalStateException("the parser gave a problem without a place: " + problem, e);
                }
                file.mistake(Integer.parseInt(placed.group(1)), Integer.parseInt(placed.group(2)), placed.group(3));
            }
        }
    }

    private static void checkData(FolderFile file, Step step) {
        step.data()
                .filter(prompted ->
                        !ScriptVariable.REFERENCE.matcher(prompted.data()).matches())
                .ifPresent(prompted -> file.mistake(
                        step.line(), 1, "data is one value, for example ${payload}, not '" + prompted.data() + "'"));
    }
}
