package io.atforge.maven.device;

import io.atforge.InvalidArgumentException;
import io.atforge.SecretUnavailableException;
import io.atforge.aliyun.DeviceTriple;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SecureMode;
import io.atforge.aliyun.Signer;
import io.atforge.aliyun.https.HttpsAuthentication;
import io.atforge.device.AccessPoint;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.maven.model.CaCertificates;
import io.atforge.maven.model.ModemDeclaration;
import io.atforge.maven.model.ProductDeclaration;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.script.Script;
import io.atforge.maven.source.UserMistakeException;
import io.atforge.port.Port;
import io.atforge.script.AtScript;
import io.atforge.script.AtScriptParser;
import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import io.atforge.session.RecoveryLadder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A device of a project.
 *
 * @param project the project
 * @param product the device's product
 * @param name    the device's name
 * @param secrets where its secret is
 */
public record ChosenDevice(CheckedProject project, ProductDeclaration product, String name, SecretSource secrets) {

    /** Checks that all are there. */
    public ChosenDevice {
        Objects.requireNonNull(project);
        Objects.requireNonNull(product);
        Objects.requireNonNull(name);
        Objects.requireNonNull(secrets);
    }

    /**
     * The same device with its secret from another place.
     *
     * @param other the place
     * @return the device
     */
    public ChosenDevice withSecrets(SecretSource other) {
        return new ChosenDevice(project, product, name, other);
    }

    /**
     * Signs the device in.
     *
     * @param timestamp the time to sign, in milliseconds, where one is signed
     * @return what it shows the platform
     * @throws io.atforge.SecretUnavailableException if the secret cannot be read
     */
    public DeviceAuthentication signIn(OptionalLong timestamp) {
        DeviceTriple triple = new DeviceTriple(product.key(), name, secrets.secretOf(product.key(), name));
        PlatformSettings platform = platform();
        String clientId = platform.clientIdOf(product.key(), name);
        return platform.authenticator()
                .<DeviceAuthentication>map(authenticator -> new DeviceAuthentication.OverHttps(
                        HttpsAuthentication.uri(authenticator),
                        HttpsAuthentication.form(triple, clientId, platform.signMethod(), timestamp),
                        clientId))
                .orElseGet(() -> new DeviceAuthentication.Direct(Signer.credentials(
                        triple, clientId, SecureMode.direct(platform.transport()), platform.signMethod(), timestamp)));
    }

    /**
     * Looks for the secrets of the way online, before anything is asked of a modem or the platform for nothing.
     *
     * @throws UserMistakeException if some cannot be read; names all of them
     */
    public void requireSecrets() throws UserMistakeException {
        List<String> missing = missingSecrets();
        if (!missing.isEmpty()) {
            throw new UserMistakeException(String.join("; ", missing));
        }
    }

    /**
     * The secrets of the way online that cannot be read now.
     *
     * @return of each what is wrong, never the secret
     */
    public List<String> missingSecrets() {
        return Stream.concat(Stream.of(secrets), accessPointSecrets().stream())
                .flatMap(secret -> whatIsWrongWith(secret).stream())
                .distinct()
                .toList();
    }

    private Optional<String> whatIsWrongWith(SecretSource secret) {
        try {
            secret.secretOf(product.key(), name);
            return Optional.empty();
        } catch (SecretUnavailableException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * How the device connects.
     *
     * @return the settings
     */
    public PlatformSettings platform() {
        return project.devices().platform().settingsOf(product.key());
    }

    /**
     * Whom the modem trusts, where it has to know.
     *
     * @return the certificates
     */
    public Optional<CaCertificates> authorities() {
        return project.devices().platform().authorities();
    }

    /**
     * Which modem the device has.
     *
     * @return the section {@code modem}
     */
    public ModemDeclaration modem() {
        return project.devices().modem();
    }

    /** Which modem the device has, for the library. */
    ModemSettings modemSettings() {
        ModemSettings settings = ModemSettings.of(modem().dialect().name())
                .withAccessPoints(modem().accessPoints().stream()
                        .map(point -> point.toLibrary(projectSecrets()::of))
                        .toArray(AccessPoint[]::new));
        ModemSettings withModel = modem().model()
                .map(model -> settings.withModel(model.toString()))
                .orElse(settings);
        // looked for only if the card asks
        return modem().pin()
                .map(pin -> withModel.withPin(projectSecrets().of(pin)))
                .orElse(withModel);
    }

    /**
     * Whether the PIN of the SIM card is known, where it asks for one.
     *
     * @return true if {@code devices.yaml} says where it is
     */
    public boolean hasPin() {
        return modemSettings().pin().isPresent();
    }

    /**
     * What keeps the SIM card's PIN from being entered. Looks for the PIN, so only where the card asks for it.
     *
     * @return what a session would fail with; empty if the PIN is there, or none is named
     */
    public Optional<String> whatIsWrongWithPin() {
        return modemSettings().pin().flatMap(this::whatIsWrongWithPin);
    }

    private Optional<String> whatIsWrongWithPin(SecretSource pin) {
        try {
            ModemSettings.checkedPin(pin.secretOf(product.key(), name));
            return Optional.empty();
        } catch (SecretUnavailableException e) {
            return Optional.of("the SIM card asks for its PIN: " + e.getMessage());
        } catch (InvalidArgumentException e) {
            return Optional.of("the SIM card asks for its PIN, and what modem.pin names is none: " + e.getMessage());
        }
    }

    /** The passwords of the access points, in their order. */
    List<SecretSource> accessPointSecrets() {
        return modemSettings().accessPoints().stream()
                .flatMap(point -> point.password().stream())
                .toList();
    }

    /** The password of the access point that is tried first. */
    Optional<SecretSource> accessPointSecret() {
        return modem().firstAccessPoint().toLibrary(projectSecrets()::of).password();
    }

    private ProjectSecrets projectSecrets() {
        return new ProjectSecrets(project.files().basedir());
    }

    List<Script> scripts() {
        return project.scripts().get(product.name());
    }

    /**
     * The scripts as a session runs them.
     *
     * @return the scripts by their names
     */
    public Map<String, AtScript> sessionScripts() {
        return scripts().stream()
                .collect(Collectors.toMap(
                        Script::name, script -> AtScriptParser.parse(script.name() + ".at", script.atSite())));
    }

    /**
     * Starts a session of the device that tries no second time. There need be no generated code: the caller stands for the
     * product.
     *
     * @param port  the pipe to the modem
     * @param https who asks the platform, where it is asked over HTTPS
     * @param type  stands for the product
     * @param <P>   stands for the product
     * @return the builder
     */
    public <P> ModemSessionBuilder<P> session(Port port, HttpsClient https, Class<P> type) {
        Product<P> generated = new Product<>(type, product.name(), product.key(), platform(), modemSettings());
        ModemSessionBuilder<P> builder = ModemSession.builder(new Device<>(generated, name, secrets))
                .port(port)
                .scripts(sessionScripts()::get)
                .recovery(RecoveryLadder.none());
        // one of the project's own lies on no class path here
        builder.dialect(modem().dialect());
        authorities().map(CaCertificates::pem).ifPresent(builder::authorities);
        if (https == HttpsClient.HOST) {
            builder.https(HostClient.of(authorities()));
        }
        return builder;
    }
}
