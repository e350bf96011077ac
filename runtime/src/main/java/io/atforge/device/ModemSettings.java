package io.atforge.device;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.SecretSource;
import io.atforge.site.SiteValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which modem a product's devices have.
 *
 * @param dialect           the name of the modem family that the product's scripts were written for
 * @param accessPointSecret the password of the access point, where the product's scripts name it themselves
 * @param family            the name of the modem family, which may differ from site to site
 * @param model             the modem's model, where a family's models differ; empty if the modem is asked
 * @param accessPoints      the access points, tried in turn; empty if the product's scripts name theirs themselves
 * @param ownScripts        the scripts that are the project's own, by name; those that are not, are the family's, filled
 *                          in at the site. Empty for a product whose scripts are all run as they lie beside its code
 * @param pin               the PIN of the SIM card, where the product has one for it
 */
public record ModemSettings(
        String dialect,
        Optional<SecretSource> accessPointSecret,
        SiteValue family,
        Optional<SiteValue> model,
        List<AccessPoint> accessPoints,
        Optional<Set<String>> ownScripts,
        Optional<SecretSource> pin) {

    /** Copies the lists; messages call each secret what it is. */
    public ModemSettings {
        Objects.requireNonNull(dialect);
        accessPointSecret = accessPointSecret.map(secret -> secret.called("the access point's password"));
        Objects.requireNonNull(family);
        Objects.requireNonNull(model);
        accessPoints = List.copyOf(accessPoints);
        ownScripts = ownScripts.map(Set::copyOf);
        pin = pin.map(secret -> secret.called("modem.pin"));
    }

    /**
     * The settings of a modem whose scripts name its access point themselves.
     *
     * @param dialect           the name of the modem family
     * @param accessPointSecret the password of the access point, where it has one
     */
    public ModemSettings(String dialect, Optional<SecretSource> accessPointSecret) {
        this(
                dialect,
                accessPointSecret,
                new SiteValue.Literal(dialect),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The settings of a modem whose access point needs no password.
     *
     * @param dialect the name of the modem family
     * @return the settings
     */
    public static ModemSettings of(String dialect) {
        return new ModemSettings(dialect, Optional.empty());
    }

    /**
     * The same with a family that may differ from site to site.
     *
     * @param reference the family's name, or a reference to it as in {@code devices.yaml}
     * @return the settings
     * @throws InvalidArgumentException if the text starts like a reference but is none
     */
    public ModemSettings withFamily(String reference) {
        return new ModemSettings(
                dialect, accessPointSecret, SiteValue.parse(reference), model, accessPoints, ownScripts, pin);
    }

    /**
     * The same with a model.
     *
     * @param reference the model's name, or a reference to it as in {@code devices.yaml}
     * @return the settings
     * @throws InvalidArgumentException if the text starts like a reference but is none
     */
    public ModemSettings withModel(String reference) {
        return new ModemSettings(
                dialect,
                accessPointSecret,
                family,
                Optional.of(SiteValue.parse(reference)),
                accessPoints,
                ownScripts,
                pin);
    }

    /**
     * The same with access points.
     *
     * @param points the access points, in the order they are tried
     * @return the settings
     */
    public ModemSettings withAccessPoints(AccessPoint... points) {
        return new ModemSettings(dialect, accessPointSecret, family, model, List.of(points), ownScripts, pin);
    }

    /**
     * The same, of a product whose scripts are those of its family but for some.
     *
     * @param names the names of the scripts that are the project's own, for example {@code connect}; none if none is
     * @return the settings
     */
    public ModemSettings withOwnScripts(String... names) {
        return new ModemSettings(
                dialect,
                accessPointSecret,
                family,
                model,
                accessPoints,
                Optional.of(new TreeSet<>(List.of(names))),
                pin);
    }

    /**
     * The same with the PIN of the SIM card.
     *
     * @param source where the PIN is, 4 to 8 digits; asked each time the card asks for it, not before
     * @return the settings
     */
    public ModemSettings withPin(SecretSource source) {
        return new ModemSettings(
                dialect, accessPointSecret, family, model, accessPoints, ownScripts, Optional.of(source));
    }

    /**
     * The settings as they are now: references are looked up and checked.
     *
     * @param otherFamily the family, where the application names it
     * @param otherModel  the model, where the application names it
     * @param otherPoints the access points, where the application names them; else empty
     * @return the settings, everything but passwords written out
     * @throws InvalidArgumentException if a value is missing or cannot be; names its place
     */
    public ModemSettings now(Optional<String> otherFamily, Optional<String> otherModel, List<AccessPoint> otherPoints) {
        List<AccessPoint> points = otherPoints.isEmpty() ? accessPoints : otherPoints;
        return new ModemSettings(
                dialect,
                accessPointSecret,
                new SiteValue.Literal(otherFamily.orElseGet(this::familyNow)),
                otherModel.or(this::modelNow).map(SiteValue.Literal::new),
                points.stream().map(AccessPoint::now).toList(),
                ownScripts,
                pin);
    }

    /**
     * The name of the family as it is now.
     *
     * @return the name; whether there is such a family is seen when it is loaded
     * @throws InvalidArgumentException if it is a reference to where nothing stands, and has no default
     */
    public String familyNow() {
        return family.read("modem.dialect", ModemSettings::checkedFamily);
    }

    /**
     * The model as it is now.
     *
     * @return the model, empty if the modem is to be asked
     * @throws InvalidArgumentException if it is a reference to where nothing stands, and has no default; or if it
     *                                  cannot be
     */
    public Optional<String> modelNow() {
        return model.map(value -> value.read("modem.model", ModemSettings::checkedModel))
                .filter(name -> !name.isEmpty());
    }

    /**
     * Checks a model's name.
     *
     * @param text the name; empty if the modem is to be asked
     * @return the name
     * @throws InvalidArgumentException if no modem has such a name: at most 64 printable ASCII characters
     */
    public static String checkedModel(String text) {
        if (!text.matches("[ -~]{0,64}")) {
            throw new InvalidArgumentException("a model's name has at most 64 printable ASCII characters");
        }
        return text;
    }

    /**
     * Checks the PIN of a SIM card.
     *
     * @param text the PIN
     * @return the PIN
     * @throws InvalidArgumentException if no card has such a PIN: 4 to 8 digits (ETSI TS 102 221); never shows it
     */
    public static String checkedPin(String text) {
        if (!text.matches("[0-9]{4,8}")) {
            throw new InvalidArgumentException("a PIN has 4 to 8 digits, and nothing else");
        }
        return text;
    }

    /**
     * Checks a family's name: it becomes the name of a folder.
     *
     * @param text the name
     * @return the name
     * @throws InvalidArgumentException if no family has such a name: letters, digits, {@code -}, {@code _} and {@code .},
     *                                  at most 64
     */
    public static String checkedFamily(String text) {
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
            throw new InvalidArgumentException("a family's name has letters, digits, '-', '_' and '.'");
        }
        return text;
    }
}
