package io.atforge.topic;

import io.atforge.InvalidArgumentException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A topic class (Topic类) as the console shows it, with the product key filled in and the device's name left open:
 * {@code /a1hahpgAs3s/${deviceName}/test}. The rules are those of the platform's documentation "What is a topic".
 *
 * @param text the class, with {@code ${deviceName}} where the device's name goes
 */
public record TopicClass(String text) {

    /** Stands for the product's key in a class as it is written. */
    public static final String PRODUCT_KEY = "${productKey}";

    /** Stands for the device's name. */
    public static final String DEVICE_NAME = "${deviceName}";

    /** The longest topic, in bytes of UTF-8, with the device's name filled in. */
    public static final int MAX_BYTES = 128;

    /** The most slashes in a topic class. */
    public static final int MAX_SLASHES = 7;

    /** The most topic classes of one product. */
    public static final int MAX_CLASSES = 50;

    private static final Pattern LEVEL = Pattern.compile("[A-Za-z0-9_]+");

    private static final String BROADCAST = "/broadcast/";

    /**
     * Checks that the device's name has its place in the class, unless it is a broadcast, which goes to all devices.
     *
     * @throws InvalidArgumentException if it has not
     */
    public TopicClass {
        if (!text.contains(DEVICE_NAME) && !text.startsWith(BROADCAST)) {
            throw new InvalidArgumentException("topic class " + text + " does not hold " + DEVICE_NAME);
        }
    }

    /**
     * Fills in the product's key.
     *
     * @param text       the class as the console shows it; the key may stand as itself or as {@code ${productKey}}
     * @param productKey the product's key
     * @return the class
     */
    public static TopicClass of(String text, String productKey) {
        return new TopicClass(text.replace(PRODUCT_KEY, productKey));
    }

    /**
     * Checks a class against the platform's rules.
     *
     * @param text       the class as the console shows it
     * @param productKey the key of the product it belongs to
     * @param permission what devices may do with it
     * @return what is wrong, each with what to do; empty if nothing is
     */
    public static List<String> violations(String text, String productKey, Permission permission) {
        List<String> violations = new ArrayList<>();
        String[] levels = text.replace(PRODUCT_KEY, productKey).split("/", -1);
        boolean rooted = levels.length > 3
                && levels[0].isEmpty()
                && levels[1].equals(productKey)
                && levels[2].equals(DEVICE_NAME);
        if (!rooted) {
            violations.add("a topic class starts with /" + productKey + "/" + DEVICE_NAME + "/ (or /" + PRODUCT_KEY
                    + "/" + DEVICE_NAME + "/) and has a name after it");
        }
        for (int i = rooted ? 3 : 1; i < levels.length; i++) {
            checkLevel(levels[i], i == levels.length - 1, permission, rooted, violations);
        }
        if (levels.length - 1 > MAX_SLASHES) {
            violations.add(
                    "a topic class has at most " + MAX_SLASHES + " slashes, this one has " + (levels.length - 1));
        }
        return violations;
    }

    private static void checkLevel(
            String level, boolean last, Permission permission, boolean rooted, List<String> violations) {
        if (level.equals("#") || level.equals("+")) {
            if (permission.publish()) {
                violations.add("the wildcard " + level + " is allowed only with permission subscribe");
            }
            if (level.equals("#") && !last) {
                violations.add("the wildcard # is allowed only as the last level");
            }
        } else if (level.isEmpty()) {
            violations.add("a topic class has no empty level; remove the doubled or trailing slash");
        } else if (rooted && !LEVEL.matcher(level).matches()) {
            violations.add("level '" + level + "' may hold only letters, digits and _");
        }
    }

    /**
     * The topic of one device.
     *
     * @param deviceName the device's name
     * @return the topic, or the topic filter if the class has wildcards
     */
    public String topicOf(String deviceName) {
        return text.replace(DEVICE_NAME, deviceName);
    }

    /**
     * The length of the topic of one device.
     *
     * @param deviceName the device's name
     * @return the length in bytes of UTF-8
     */
    public int bytesFor(String deviceName) {
        return topicOf(deviceName).getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Whether a message on a topic belongs to this class, by the matching rules of MQTT 3.1.1, section 4.7.
     *
     * @param deviceName the name of the device that received the message
     * @param topic      the message's topic
     * @return true if it does
     */
    public boolean matches(String deviceName, String topic) {
        String[] filter = topicOf(deviceName).split("/", -1);
        String[] levels = topic.split("/", -1);
        for (int i = 0; i < filter.length; i++) {
            if (filter[i].equals("#")) {
                return true;
            }
            if (i >= levels.length || !(filter[i].equals("+") || filter[i].equals(levels[i]))) {
                return false;
            }
        }
        return filter.length == levels.length;
    }

    @Override
    public String toString() {
        return text;
    }
}
