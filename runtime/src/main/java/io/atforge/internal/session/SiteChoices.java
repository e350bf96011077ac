package io.atforge.internal.session;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.SecretSource;
import io.atforge.device.AccessPoint;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.dialect.Dialect;
import java.util.List;
import java.util.Optional;

/**
 * What the application says of its site; it stands above what {@code devices.yaml} refers to, and its defaults.
 *
 * @param dialect      the name of the modem's family
 * @param family       the modem's family as it was read, where it lies on no class path
 * @param model        the modem's model
 * @param endpoint     where the platform answers
 * @param accessPoints the access points, empty if it names none
 * @param pin          the SIM card's PIN
 */
record SiteChoices(
        Optional<String> dialect,
        Optional<Dialect> family,
        Optional<String> model,
        Optional<Endpoint> endpoint,
        List<AccessPoint> accessPoints,
        Optional<SecretSource> pin) {

    static final SiteChoices NONE = new SiteChoices(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    SiteChoices withDialect(String name) {
        return new SiteChoices(Optional.of(name), family, model, endpoint, accessPoints, pin);
    }

    SiteChoices withFamily(Dialect read) {
        return new SiteChoices(Optional.of(read.name()), Optional.of(read), model, endpoint, accessPoints, pin);
    }

    SiteChoices withModel(String name) {
        return new SiteChoices(
                dialect, family, Optional.of(ModemSettings.checkedModel(name)), endpoint, accessPoints, pin);
    }

    SiteChoices withEndpoint(Endpoint other) {
        return new SiteChoices(dialect, family, model, Optional.of(other), accessPoints, pin);
    }

    SiteChoices withAccessPoints(List<AccessPoint> points) {
        return new SiteChoices(dialect, family, model, endpoint, points, pin);
    }

    SiteChoices withPin(SecretSource source) {
        return new SiteChoices(dialect, family, model, endpoint, accessPoints, Optional.of(source));
    }

    /**
     * The family of a device that was named; of one that is to be found, as far as it is known before.
     *
     * @param near a class of the project: its own families lie beside it
     */
    Dialect family(Optional<? extends Device<?>> device, Class<?> near) {
        return family.or(() -> dialect.map(name -> Dialect.load(name, near)))
                .or(() -> device.map(known -> known.product().modem().family())
                        // an error names the place that says so
                        .map(reference -> reference.read(
                                "modem.dialect", name -> Dialect.load(ModemSettings.checkedFamily(name), near))))
                .orElseGet(() -> Dialect.load(Dialect.names().get(0), near));
    }

    /**
     * The device with everything that differs from site to site as it is here.
     *
     * @throws InvalidArgumentException if a value is missing or cannot be, or the device's modem is of another family
     */
    <P> Device<P> at(Device<P> device, Dialect family, boolean isScripted) {
        Product<P> product = device.product();
        ModemSettings modem = product.modem();
        // scripts that are run as they lie beside the product's code are those of one family
        boolean mayDiffer = isScripted || modem.ownScripts().isPresent();
        Optional<String> chosen = dialect.filter(name -> mayDiffer);
        String known = chosen.orElseGet(modem::familyNow);
        if (!known.equals(family.name())) {
            throw new InvalidArgumentException("device " + device.name() + " has a modem of family " + known
                    + ", and the session was built for " + family.name() + "; say dialect(\"" + known + "\")");
        }
        ModemSettings here = modem.now(chosen, model, accessPoints);
        return new Device<>(
                product.with(
                        product.platform().at(endpoint.orElseGet(product.platform()::endpointNow)),
                        pin.map(here::withPin).orElse(here)),
                device.name(),
                device.secrets());
    }

    /** Whether the platform is somewhere else than {@code devices.yaml} says by itself. */
    boolean isElsewhere(Product<?> asWritten, Product<?> here) {
        return endpoint.isPresent()
                || !asWritten.platform().endpoint().equals(here.platform().endpoint());
    }

    /** Whether the access points are others than {@code devices.yaml} says by itself. */
    boolean hasOtherAccessPoints(Product<?> asWritten, Product<?> here) {
        List<AccessPoint> written = asWritten.modem().accessPoints();
        return !accessPoints.isEmpty()
                || !written.stream()
                        .map(AccessPoint::known)
                        .toList()
                        .equals(here.modem().accessPoints().stream()
                                .map(Optional::of)
                                .toList());
    }
}
