package io.atforge.script;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a script may leave open for the run: {@code ${name}}. */
public enum ScriptVariable {
    /** The MQTT client id. */
    CLIENT_ID("clientId", false),
    /** The MQTT user name. */
    USERNAME("username", false),
    /** The MQTT password. */
    PASSWORD("password", true),
    /** The product's key. */
    PRODUCT_KEY("productKey", false),
    /** The device's name. */
    DEVICE_NAME("deviceName", false),
    /** The password of the access point. */
    ACCESS_POINT_PASSWORD("accessPointPassword", true),
    /** The topic of the device. */
    TOPIC("topic", false),
    /** The quality of service, 0 or 1. */
    QOS("qos", false),
    /** The message. */
    PAYLOAD("payload", false),
    /** The length of the message, in bytes. */
    LENGTH("length", false);

    /** A place that a value goes to; group 1 is the name. */
    public static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}]*)}");

    private final String id;
    private final boolean secret;

    ScriptVariable(String id, boolean secret) {
        this.id = id;
        this.secret = secret;
    }

    /**
     * The name in scripts.
     *
     * @return the name between <code>${</code> and <code>}</code>
     */
    public String id() {
        return id;
    }

    /**
     * Whether the value must not be shown.
     *
     * @return true for passwords
     */
    public boolean isSecret() {
        return secret;
    }

    /**
     * Finds the variable of a name.
     *
     * @param id the name
     * @return the variable, empty if there is none of that name
     */
    public static Optional<ScriptVariable> parse(String id) {
        return Arrays.stream(values()).filter(variable -> variable.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(ScriptVariable::id).toList();
    }
}
