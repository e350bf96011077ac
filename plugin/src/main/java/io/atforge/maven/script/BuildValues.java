package io.atforge.maven.script;

import io.atforge.aliyun.PlatformSettings;
import io.atforge.maven.model.AccessPoint;
import io.atforge.maven.model.ModemDeclaration;
import io.atforge.script.ScriptVariable;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known at build time and goes into scripts. None of the values is a secret: a password stays open for the run,
 * as do host and port where the platform names them with the token.
 *
 * @param values the values by their names in scripts
 */
record BuildValues(SortedMap<String, String> values) {

    static BuildValues of(String productKey, PlatformSettings platform, ModemDeclaration modem) {
        SortedMap<String, String> values = new TreeMap<>(Map.of(
                ScriptVariable.PRODUCT_KEY.id(),
                productKey,
                "keepAlive",
                Integer.toString(platform.keepAliveSeconds()),
                "cleanSession",
                platform.cleanSession() ? "1" : "0",
                "accessPoint",
                modem.accessPoint().map(BuildValues::accessPoint).orElse("")));
        if (platform.authenticator().isEmpty()) {
            values.put(ScriptVariable.HOST.id(), platform.endpoint().host());
            values.put(
                    ScriptVariable.PORT.id(),
                    Integer.toString(platform.endpoint().port()));
        }
        return new BuildValues(values);
    }

    Optional<String> of(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The parameters of {@code AT+CSTT}. Without any, the network chooses the access point. */
    private static String accessPoint(AccessPoint accessPoint) {
        StringBuilder parameters = new StringBuilder("=").append(quoted(accessPoint.name()));
        accessPoint.user().ifPresent(user -> parameters.append(',').append(quoted(user)));
        accessPoint
                .password()
                .ifPresent(password ->
                        parameters.append(',').append(quoted("${" + ScriptVariable.ACCESS_POINT_PASSWORD.id() + "}")));
        return parameters.toString();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
