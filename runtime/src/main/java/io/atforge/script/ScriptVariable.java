package io.atforge.script;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a script may leave open for the run: {@code ${name}}. */
public enum ScriptVariable {
    /** The MQTT client id. */
    CLIENT_ID("clientId", false, "connect"),
    /** The length of the client id, in bytes, for a family that takes it as data. */
    CLIENT_ID_LENGTH("clientIdLength", false, "connect"),
    /** The MQTT user name. */
    USERNAME("username", false, "connect"),
    /** The MQTT password. */
    PASSWORD("password", true, "connect"),
    /** The product's key. */
    PRODUCT_KEY("productKey", false),
    /** The device's name. */
    DEVICE_NAME("deviceName", false),
    /** The name of the access point; empty if the network chooses it. */
    APN("apn", false, "attach"),
    /** The user that the access point asks for; empty if it asks for none. */
    APN_USER("apnUser", false, "attach"),
    /** How the user is authenticated: 0 for no user, 1 for PAP. */
    APN_AUTHENTICATION("apnAuthentication", false, "attach"),
    /** The password of the access point; empty if it asks for none. */
    ACCESS_POINT_PASSWORD("accessPointPassword", true, "attach"),
    /**
     * The access point as the parameters of a command, {@code ="name","user","password"}: as many of them as there are,
     * and nothing if the network chooses. Made of the other values.
     */
    ACCESS_POINT("accessPoint", false, "attach"),
    /** The SIM card's PIN, 4 to 8 digits. */
    PIN("pin", true, "pin"),
    /** The topic of the device. */
    TOPIC("topic", false, "subscribe", "unsubscribe", "publish"),
    /** The length of the topic, in bytes. */
    TOPIC_LENGTH("topicLength", false, "subscribe", "unsubscribe", "publish"),
    /** The quality of service, 0 or 1. */
    QOS("qos", false, "subscribe", "unsubscribe", "publish"),
    /** The message. */
    PAYLOAD("payload", false, "publish"),
    /** The length of the message, in bytes. */
    LENGTH("length", false, "publish", "https"),
    /**
     * The number of a command, by which the modem says what it completes: 1 to 65535, as MQTT 3.1.1 has its packet
     * identifiers (2.3.1). Counted anew for each command that names it; the only one that patterns may name, too.
     */
    MESSAGE_ID("messageId", false),
    /** Where the modem keeps a message that it announces. */
    SLOT("slot", false, "fetch"),
    /** The rate of the serial port, in bits per second. */
    RATE("rate", false, "rate"),
    /** The host to connect to. */
    HOST("host", false, "connect"),
    /** The port to connect to. */
    PORT("port", false, "connect"),
    /** The MQTT keep-alive, in seconds. */
    KEEP_ALIVE("keepAlive", false, "connect"),
    /** Whether the platform forgets what it could not deliver: 1 if it does, else 0. */
    CLEAN_SESSION("cleanSession", false, "connect"),
    /** Where to post a form to. */
    URL("url", false, "https"),
    /** The host that the form is posted to. */
    AUTH_HOST("authHost", false, "https"),
    /** The form. */
    FORM("form", true, "https"),
    /** The name of the file in the modem that holds the certificates of authorities. */
    AUTHORITIES("authorities", false, "connect", "authorities", "https"),
    /** What the file holds, in PEM. */
    AUTHORITIES_PEM("authoritiesPem", false, "authorities"),
    /** The length of that file, in bytes. */
    AUTHORITIES_LENGTH("authoritiesLength", false, "authorities");

    /** A place that a value goes to; group 1 is the name. */
    public static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}]*)}");

    private static final List<String> SESSION_SCRIPTS = List.of(
            "prepare",
            "attach",
            "connect",
            "subscribe",
            "unsubscribe",
            "publish",
            "disconnect",
            "release",
            "sim",
            "pin",
            "detach",
            "radio",
            "reset",
            "rate",
            "status",
            "fetch",
            "https",
            "authorities");

    private final String id;
    private final boolean secret;
    private final List<String> scripts;

    ScriptVariable(String id, boolean secret, String... scripts) {
        this.id = id;
        this.secret = secret;
        this.scripts = List.of(scripts);
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
     * Whether a script of a session gets the value.
     *
     * @param script the script's name; {@code publish-qos1} gets what {@code publish} gets
     * @return true if it does, or if no session runs a script of that name
     */
    public boolean isKnownIn(String script) {
        String kind = script.split("-", 2)[0];
        return scripts.isEmpty() || scripts.contains(kind) || !SESSION_SCRIPTS.contains(kind);
    }

    /**
     * Finds the variable of a name.
     *
     * @param id the name
     * @return the variable, empty if there is none of that name
     */
    public static Optional<ScriptVariable> parse(String id) {
        return Arrays.stream(values())
                .filter(variable -> variable.id.equals(id))
                .findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(ScriptVariable::id).toList();
    }
}
