package io.atforge.maven.script;

import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.maven.model.AccessPointDeclaration;
import io.atforge.maven.model.ModemDeclaration;
import io.atforge.script.AccessPointParameters;
import io.atforge.script.ScriptVariable;
import io.atforge.site.SiteValue;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known at build time and goes into scripts: of what may differ from site to site, the default. None of the values
 * is a secret: a password stays open for the run, as does a reference without a default, and as do host and port where
 * the platform names them with the token.
 *
 * @param values the values by their names in scripts
 */
record BuildValues(SortedMap<String, String> values) {

    /** What may be another at a site. */
    private static final Set<ScriptVariable> OF_SITE = EnumSet.of(
            ScriptVariable.HOST,
            ScriptVariable.PORT,
            ScriptVariable.APN,
            ScriptVariable.APN_USER,
            ScriptVariable.APN_AUTHENTICATION,
            ScriptVariable.ACCESS_POINT,
            ScriptVariable.ACCESS_POINT_PASSWORD);

    static BuildValues of(String productKey, PlatformSettings platform, ModemDeclaration modem) {
        BuildValues values = new BuildValues(new TreeMap<>());
        values.put(ScriptVariable.PRODUCT_KEY, productKey);
        values.put(ScriptVariable.KEEP_ALIVE, Integer.toString(platform.keepAliveSeconds()));
        values.put(ScriptVariable.CLEAN_SESSION, platform.cleanSession() ? "1" : "0");
        modem.firstAccessPoint().known().ifPresent(values::put);
        if (platform.authenticator().isEmpty()) {
            values.put(platform);
        }
        return values;
    }

    /** The same without what a script of that name learns at the site. */
    BuildValues atEverySite(String script) {
        SortedMap<String, String> fixed = new TreeMap<>(values);
        OF_SITE.stream()
                .filter(variable -> variable.isKnownIn(script))
                .map(ScriptVariable::id)
                .forEach(fixed::remove);
        return new BuildValues(fixed);
    }

    private void put(PlatformSettings platform) {
        Endpoint endpoint = platform.endpoint();
        if (!endpoint.host().equals(Endpoint.OPEN_HOST)) {
            put(ScriptVariable.HOST, endpoint.host());
        }
        if (platform.port().isEmpty() || platform.port().get().known().isPresent()) {
            put(ScriptVariable.PORT, Integer.toString(endpoint.port()));
        }
    }

    private void put(AccessPointDeclaration point) {
        put(ScriptVariable.APN, text(point.name()));
        put(ScriptVariable.APN_USER, text(point.user()));
        put(ScriptVariable.APN_AUTHENTICATION, point.user().isPresent() ? "1" : "0");
        put(ScriptVariable.ACCESS_POINT, accessPoint(point));
        if (point.password().isEmpty()) {
            put(ScriptVariable.ACCESS_POINT_PASSWORD, "");
        }
    }

    private void put(ScriptVariable variable, String value) {
        values.put(variable.id(), value);
    }

    Optional<String> of(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static String accessPoint(AccessPointDeclaration point) {
        return AccessPointParameters.of(
                text(point.name()),
                text(point.user()),
                point.password()
                        .map(password -> "${" + ScriptVariable.ACCESS_POINT_PASSWORD.id() + "}")
                        .orElse(""));
    }

    private static String text(Optional<SiteValue> value) {
        return value.flatMap(SiteValue::known).orElse("");
    }
}
