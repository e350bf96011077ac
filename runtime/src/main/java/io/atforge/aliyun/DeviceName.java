package io.atforge.aliyun;

import java.util.regex.Pattern;

/** The platform's rule for the names of devices. */
public final class DeviceName {

    /** The rule in words. */
    public static final String RULE = "a DeviceName has 4 to 32 characters of letters, digits, - _ @ . :";

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9\\-_@.:]{4,32}");

    private DeviceName() {}

    /**
     * Checks a name against the rule.
     *
     * @param name the name
     * @return true if the platform takes it
     */
    public static boolean isValid(String name) {
        return VALID.matcher(name).matches();
    }
}
