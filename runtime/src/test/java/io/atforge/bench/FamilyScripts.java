package io.atforge.bench;

import io.atforge.aliyun.Transport;
import io.atforge.dialect.Dialect;
import io.atforge.script.AtScript;
import io.atforge.script.AtScriptParser;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/** A family's scripts with what the build fills in, for a product of which no build wrote any. */
final class FamilyScripts {

    private static final Map<String, String> KNOWN_AT_BUILD_TIME = Map.of(
            "accessPoint", "=\"3GWAP\"",
            "apn", "3GWAP",
            "apnUser", "",
            "accessPointPassword", "",
            "apnAuthentication", "0",
            "cleanSession", "1",
            "keepAlive", "600");

    private FamilyScripts() {}

    static Function<String, AtScript> of(String dialect) {
        SortedMap<String, String> templates = Dialect.load(dialect).scripts(Transport.TCP);
        return name -> AtScriptParser.parse(name + ".at", filledIn(templates.get(name)));
    }

    private static String filledIn(String template) {
        String text = template;
        for (Map.Entry<String, String> each : KNOWN_AT_BUILD_TIME.entrySet()) {
            text = text.replace("${" + each.getKey() + "}", each.getValue());
        }
        return text;
    }
}
