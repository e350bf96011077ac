package io.atforge.script;

import java.util.List;

/** What <code>${accessPoint}</code> stands for: the parameters of a command that sets an access point. */
public final class AccessPointParameters {

    private AccessPointParameters() {}

    /**
     * The parameters with their {@code =}, {@code ="name","user","password"}: as many of them as there are, as a modem may
     * take an empty one for a name.
     *
     * @param name     the name; empty if the network chooses
     * @param user     the user; empty if it asks for none
     * @param password the password; empty if it asks for none
     * @return the parameters; empty if there are none
     */
    public static String of(String name, String user, String password) {
        StringBuilder parameters = new StringBuilder();
        for (String text : List.of(name, user, password)) {
            if (text.isEmpty()) {
                break;
            }
            parameters.append(parameters.isEmpty() ? "=\"" : ",\"").append(text).append('"');
        }
        return parameters.toString();
    }
}
