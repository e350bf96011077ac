package io.atforge.device;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.SecretSource;
import io.atforge.site.SiteValue;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The network's access point (APN) that a modem attaches by, with the user that it asks for.
 *
 * @param name     its name; empty if the network chooses it
 * @param user     the user it asks for, if it does
 * @param password the password it asks for; only with a user
 */
public record AccessPoint(Optional<SiteValue> name, Optional<SiteValue> user, Optional<SecretSource> password) {

    /** The longest name, in characters; {@code AT+CSTT} takes no more, and 3GPP 23.003 allows 100. */
    public static final int MAX_NAME = 128;

    /** The longest user and the longest password, in characters; {@code AT+CSTT} takes no more. */
    public static final int MAX_CREDENTIAL = 32;

    /** What can stand between quotes in an AT command; no command for access points has an escape for anything else. */
    private static final Pattern QUOTABLE = Pattern.compile("[ -~&&[^\"]]*");

    private static final AccessPoint OF_NETWORK = new AccessPoint(Optional.empty(), Optional.empty(), Optional.empty());

    /** Checks that all are there; a password that is missing is said to be this access point's. */
    public AccessPoint {
        Objects.requireNonNull(name);
        Objects.requireNonNull(user);
        String title =
                name.map(value -> "the password of access point " + value).orElse("the access point's password");
        password = password.map(secret -> secret.called(title));
    }

    /**
     * An access point that asks for no user.
     *
     * @param name its name, or a reference to it as in {@code devices.yaml}, for example {@code ${env.APN:3GWAP}}; a
     *             reference that ends up empty leaves the choice to the network
     * @return the access point
     * @throws InvalidArgumentException if the text starts like a reference but is none
     */
    public static AccessPoint of(String name) {
        return new AccessPoint(Optional.of(SiteValue.parse(name)), Optional.empty(), Optional.empty());
    }

    /**
     * The one that the network chooses for the SIM.
     *
     * @return the access point
     */
    public static AccessPoint chosenByNetwork() {
        return OF_NETWORK;
    }

    /**
     * The same with a user.
     *
     * @param name the user's name, or a reference to it; one that ends up empty is no user
     * @return the access point
     * @throws InvalidArgumentException if the text starts like a reference but is none
     */
    public AccessPoint withUser(String name) {
        return new AccessPoint(this.name, Optional.of(SiteValue.parse(name)), password);
    }

    /**
     * The same with a password for its user.
     *
     * @param secret where the password is; asked each time a modem attaches
     * @return the access point
     */
    public AccessPoint withPassword(SecretSource secret) {
        return new AccessPoint(name, user, Optional.of(secret));
    }

    /**
     * The access point as it is known without looking anywhere: by what is written out, and by defaults.
     *
     * @return the access point, empty where a reference has no default
     */
    public Optional<AccessPoint> known() {
        boolean isKnown = name.map(SiteValue::known).map(Optional::isPresent).orElse(true)
                && user.map(SiteValue::known).map(Optional::isPresent).orElse(true);
        return isKnown
                ? Optional.of(written(name.flatMap(SiteValue::known), user.flatMap(SiteValue::known)))
                : Optional.empty();
    }

    /**
     * The access point as it is now: references are looked up and checked.
     *
     * @return the access point, everything but the password written out
     * @throws InvalidArgumentException if a value is missing or cannot stand in a command; names its place
     */
    public AccessPoint now() {
        return written(
                name.map(value -> value.read("modem.apn", AccessPoint::checkedName)),
                user.map(value -> value.read("modem.user", AccessPoint::checkedUser)));
    }

    /** An empty name leaves the choice to the network, which then asks for no user either. */
    private AccessPoint written(Optional<String> knownName, Optional<String> knownUser) {
        Optional<SiteValue> apn = notEmpty(knownName);
        if (apn.isEmpty()) {
            return OF_NETWORK;
        }
        Optional<SiteValue> login = notEmpty(knownUser);
        return new AccessPoint(apn, login, login.isPresent() ? password : Optional.empty());
    }

    private static Optional<SiteValue> notEmpty(Optional<String> text) {
        return text.filter(value -> !value.isEmpty()).map(SiteValue.Literal::new);
    }

    /**
     * Checks a name.
     *
     * @param text the name; empty if the network is to choose
     * @return the name
     * @throws InvalidArgumentException if it cannot stand in a command
     */
    public static String checkedName(String text) {
        return checked(text, MAX_NAME);
    }

    /**
     * Checks a user.
     *
     * @param text the user; empty for none
     * @return the user
     * @throws InvalidArgumentException if it cannot stand in a command
     */
    public static String checkedUser(String text) {
        return checked(text, MAX_CREDENTIAL);
    }

    private static String checked(String text, int most) {
        if (text.length() > most) {
            throw new InvalidArgumentException(
                    "it has " + text.length() + " characters, at most " + most + " are possible");
        }
        if (!QUOTABLE.matcher(text).matches()) {
            throw new InvalidArgumentException(
                    "it may hold only ASCII characters without quotes and control characters");
        }
        return text;
    }

    /**
     * How messages and logs call it; never with its password.
     *
     * @return for example {@code access point 3GWAP}
     */
    public String title() {
        return name.map(value -> "access point " + value
                        + user.map(login -> " with user " + login).orElse(""))
                .orElse("the network's choice of access point");
    }

    @Override
    public String toString() {
        return title();
    }
}
