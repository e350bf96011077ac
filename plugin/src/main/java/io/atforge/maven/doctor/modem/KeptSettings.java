package io.atforge.maven.doctor.modem;

import io.atforge.AtForgeException;
import io.atforge.script.AtScript;
import io.atforge.script.ScriptResult;
import io.atforge.script.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an examination, and the way online in it, change at a modem: noted before, and put back. That is the echo, each
 * setting of the script {@code prepare} that can be asked for, the access point of the first context, and the bearer.
 * What has a password in it is not asked for.
 */
public final class KeptSettings {

    private static final String ERROR_NUMBERS = "AT+CMEE=1";
    private static final String ECHO_ON = "ATE1";
    private static final String ECHO = "the echo";
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(1);

    /** A setting of one name; where its first value is a text, that is a part of the name. */
    private static final Pattern SET = Pattern.compile("AT(\\+[A-Z]+)=(?:(\"[^\"]*\"),)?([^\"$]*)");

    private static final Pattern CONTEXT = Pattern.compile("\\+CGDCONT: ?(1,\"[^\"]*\",\"[^\"]*\").*");
    private static final String ASK_CONTEXTS = "AT+CGDCONT?";
    private static final String SET_CONTEXT = "AT+CGDCONT=";

    /** A value that can stand in a command: numbers, and no text of strangers. */
    private static final Pattern VALUE = Pattern.compile("\\d{1,3}(,\\d{1,3})*");

    /**
     * A setting.
     *
     * @param question asks for it
     * @param form     the answer; its group is the value
     * @param command  sets it, with the value behind it
     * @param value    what it was
     */
    private record Setting(String question, Pattern form, String command, String value) {

        private String name() {
            return command.replaceFirst("=.*", "");
        }
    }

    private final ModemLine line;
    private final AtScript attach;
    private final List<Setting> settings = new ArrayList<>();
    private boolean echo;
    private boolean bearer;

    /**
     * Makes it; nothing is noted yet.
     *
     * @param line   the open line
     * @param attach the script by which the modem gets its bearer: its last command asks for the address
     */
    public KeptSettings(ModemLine line, AtScript attach) {
        this.line = line;
        this.attach = attach;
    }

    /**
     * Notes what there is, and has the modem tell its errors by numbers.
     *
     * @param prepare the script with which the way online begins
     */
    public void note(AtScript prepare) {
        line.heard();
        line.ask("AT");
        echo = line.heard().contains("AT\r");
        Stream.concat(Stream.of(ERROR_NUMBERS), prepare.steps().stream().map(Step::command))
                .map(SET::matcher)
                .filter(Matcher::matches)
                .map(KeptSettings::asked)
                .forEach(this::note);
        if (attach.steps().stream().anyMatch(step -> step.command().startsWith(SET_CONTEXT))) {
            note(new Setting(ASK_CONTEXTS, CONTEXT, SET_CONTEXT, ""));
        }
        line.ask(ERROR_NUMBERS);
        bearer = hasBearer(line);
    }

    private static Setting asked(Matcher set) {
        String name = Pattern.quote(set.group(1)) + " ?: ?";
        return set.group(2) == null
                ? new Setting("AT" + set.group(1) + "?", form(name), "AT" + set.group(1) + "=", "")
                : new Setting(
                        "AT" + set.group(1) + "=" + set.group(2),
                        form(name + Pattern.quote(set.group(2)) + ","),
                        "AT" + set.group(1) + "=" + set.group(2) + ",",
                        "");
    }

    private static Pattern form(String start) {
        return Pattern.compile(start + "(.*)");
    }

    private void note(Setting setting) {
        if (settings.stream().anyMatch(noted -> noted.question().equals(setting.question()))) {
            return;
        }
        value(setting)
                .filter(value ->
                        setting.form() == CONTEXT || VALUE.matcher(value).matches())
                .ifPresent(value ->
                        settings.add(new Setting(setting.question(), setting.form(), setting.command(), value)));
    }

    /** One that does not answer a question for a setting is not asked to change it. */
    private Optional<String> value(Setting setting) {
        return line.askInPassing(setting.question()).find(setting.form()).map(said -> said.group(1));
    }

    /** The last command of the script asks, and changes nothing. */
    private boolean hasBearer(ModemLine line) {
        Step last = attach.steps().get(attach.steps().size() - 1);
        return !last.command().contains("=")
                && line.run(new AtScript("address", List.of(last))) instanceof ScriptResult.Done;
    }

    /**
     * What all of it is called.
     *
     * @return the settings' commands, without values
     */
    public List<String> names() {
        return Stream.concat(settings.stream().map(Setting::name), echo ? Stream.of(ECHO) : Stream.of())
                .toList();
    }

    /**
     * Puts back what was noted, as far as it is another now: each by itself, until the modem answers no more.
     *
     * @param again   a line, as the first may have been closed meanwhile
     * @param release the script that lets go of what a way online took; empty if none was gone
     * @param detach  the script that gives a bearer back; empty if none was asked for
     * @return what could not be put back
     */
    public List<String> putBack(ModemLine again, Optional<AtScript> release, Optional<AtScript> detach) {
        Map<String, BooleanSupplier> tasks = new LinkedHashMap<>();
        release.ifPresent(script -> tasks.put("the connection", () -> ran(again, script)));
        if (!bearer) {
            // also one that did not come up may be half-way there
            detach.ifPresent(script -> tasks.put("the bearer", () -> ran(again, script) || !hasBearer(again)));
        }
        settings.forEach(setting -> tasks.put(setting.name(), () -> putBack(again, setting)));
        if (echo) {
            tasks.put(ECHO, () -> again.ask(ECHO_ON).error().isEmpty());
        }
        List<String> left = new ArrayList<>();
        boolean answers = true;
        for (Map.Entry<String, BooleanSupplier> task : tasks.entrySet()) {
            try {
                if (!answers || !task.getValue().getAsBoolean()) {
                    left.add(task.getKey());
                }
            } catch (AtForgeException e) {
                left.add(task.getKey());
                answers = isHeard(again);
            }
        }
        return left;
    }

    private static boolean ran(ModemLine line, AtScript script) {
        return line.run(script) instanceof ScriptResult.Done;
    }

    private static boolean putBack(ModemLine line, Setting setting) {
        Optional<String> now = line.ask(setting.question()).find(setting.form()).map(said -> said.group(1));
        return now.equals(Optional.of(setting.value()))
                || line.ask(setting.command() + setting.value()).error().isEmpty();
    }

    private static boolean isHeard(ModemLine line) {
        try {
            return line.isHeard(HEARD_WITHIN);
        } catch (AtForgeException e) {
            return false;
        }
    }
}
