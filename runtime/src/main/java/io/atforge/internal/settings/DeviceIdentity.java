package io.atforge.internal.settings;

import io.atforge.InvalidArgumentException;
import io.atforge.NotConnectedException;
import io.atforge.OutboxException;
import io.atforge.aliyun.CredentialProvider;
import io.atforge.aliyun.SecretSource;
import io.atforge.device.Device;
import io.atforge.device.TrustedCertificates;
import io.atforge.dialect.Dialect;
import io.atforge.script.AtScript;
import io.atforge.script.AtScriptParser;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whose session it is: a device that was named, or the one that has the modem's IMEI for its name, once the modem was
 * asked. It is found on the session's loop; any thread may ask for it.
 */
public final class DeviceIdentity<P> {

    /**
     * A device, and what goes with it.
     *
     * @param device      the device
     * @param scripts     the scripts of its product
     * @param credentials what signs it in, where it connects directly
     * @param secret      what signs the question for a token, where it is authenticated over HTTPS first
     * @param authorities whose certificates the modem trusts; empty if it need not
     */
    public record Known<P>(
            Device<P> device,
            SessionScripts scripts,
            CredentialProvider credentials,
            Optional<SecretSource> secret,
            Optional<TrustedCertificates> authorities) {}

    private volatile Dialect dialect;
    private final Function<String, Optional<Device<P>>> finder;
    private final Function<Device<P>, Known<P>> settle;
    private volatile Optional<Known<P>> known = Optional.empty();
    private volatile Optional<OutboxException> refused = Optional.empty();

    public DeviceIdentity(
            Dialect dialect, Function<String, Optional<Device<P>>> finder, Function<Device<P>, Known<P>> settle) {
        this.dialect = dialect;
        this.finder = finder;
        this.settle = settle;
    }

    public static <P> DeviceIdentity<P> of(Dialect dialect, Known<P> known) {
        DeviceIdentity<P> identity = new DeviceIdentity<>(dialect, imei -> Optional.empty(), device -> known);
        identity.known = Optional.of(known);
        return identity;
    }

    /** The modem's family, with the limits of its model as soon as that is known. */
    public Dialect dialect() {
        return dialect;
    }

    /** The modem said which model it is, or nothing that tells it. */
    public void foundModel(Optional<String> model) {
        dialect = dialect.forModel(model.orElse(""));
    }

    public boolean isKnown() {
        return known.isPresent();
    }

    /** The modem said its IMEI. */
    public void found(String imei, String port) {
        Device<P> device = finder.apply(imei)
                .orElseThrow(() -> new InvalidArgumentException("the modem on " + port
                        + " has the IMEI " + imei + ", and no device has that name; add it to devices.yaml, or to the"
                        + " certificates that it names, and register it with the platform"));
        String family = device.product().modem().dialect();
        if (!family.equals(dialect.name())) {
            throw new InvalidArgumentException("device " + device.name() + " has a modem of family " + family
                    + ", and the session was built for " + dialect.name() + "; say dialect(\"" + family + "\")");
        }
        try {
            known = Optional.of(settle.apply(device));
            refused = Optional.empty();
        } catch (OutboxException e) {
            refused = Optional.of(e);
            throw e;
        }
    }

    /** An outbox that was refused to the modem's device takes nothing from it either. */
    public void checkOutbox() {
        refused.ifPresent(e -> {
            throw new OutboxException(e.reason(), e.getMessage(), e);
        });
    }

    /** For messages. */
    public String name() {
        return known.map(each -> "device " + each.device().name()).orElse("the device of the modem");
    }

    public Device<P> device() {
        return require().device();
    }

    public SessionScripts scripts() {
        return require().scripts();
    }

    public CredentialProvider credentials() {
        return require().credentials();
    }

    /** Present if the device is authenticated over HTTPS first. */
    public Optional<SecretSource> secret() {
        return require().secret();
    }

    public Optional<TrustedCertificates> authorities() {
        return require().authorities();
    }

    public AtScript prepare() {
        return known.map(each -> each.scripts().prepare())
                .orElseGet(() -> template("prepare").orElseThrow());
    }

    public Optional<AtScript> rate() {
        return known.isPresent() ? scripts().rate() : template("rate");
    }

    private Optional<AtScript> template(String name) {
        return Optional.ofNullable(dialect.templates().get(name)).map(text -> AtScriptParser.parse(name + ".at", text));
    }

    private Known<P> require() {
        return known.orElseThrow(() -> new NotConnectedException(
                "which device this is, is not known before the modem was asked for its IMEI; connect first"));
    }
}
