package io.atforge.session;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.CredentialProvider;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.https.HttpsPost;
import io.atforge.aliyun.https.Registration;
import io.atforge.device.Device;
import io.atforge.device.TrustedCertificates;
import io.atforge.dialect.Dialect;
import io.atforge.internal.concurrent.CallbackThreads;
import io.atforge.internal.settings.DeviceIdentity;
import io.atforge.internal.settings.SessionScripts;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.loop.EventLoop;
import io.atforge.loop.ThreadEventLoop;
import io.atforge.outbox.Outbox;
import io.atforge.port.Port;
import io.atforge.port.PortAddress;
import io.atforge.script.AtScript;
import io.atforge.script.ScriptResource;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Describes a session.
 *
 * @param <P> the generated class that stands for the device's product
 */
public final class ModemSessionBuilder<P> {

    private static final String DEFAULT_DIALECT = "air720";

    private final Optional<Device<P>> device;
    private final Function<String, Optional<Device<P>>> finder;
    private Optional<String> dialect = Optional.empty();
    private Optional<Port> port = Optional.empty();
    private Optional<CredentialProvider> credentials = Optional.empty();
    private Optional<SecretSource> secrets = Optional.empty();
    private Optional<Function<String, AtScript>> scripts = Optional.empty();
    private Optional<EventLoop> loop = Optional.empty();
    private Executor threads = CallbackThreads.SHARED;
    private Executor callbacks = CallbackThreads.SHARED;
    private RecoveryLadder recovery = RecoveryLadder.standard();
    private Optional<Runnable> powerSwitch = Optional.empty();
    private PublishPolicy publishing = PublishPolicy.standard();
    private ReceivePolicy receiving = ReceivePolicy.standard();
    private Optional<Consumer<Message>> unclaimed = Optional.empty();
    private Liveness liveness = Liveness.standard();
    private Optional<Outbox> outbox = Optional.empty();
    private Optional<HttpsPost> https = Optional.empty();
    private Optional<Registration> registration = Optional.empty();
    private Optional<String> authorities = Optional.empty();
    private InstantSource clock = InstantSource.system();
    // getDefault() looks for a provider by the thread's class loader, and finds none within Maven
    private RandomGenerator random = new SplittableRandom();

    ModemSessionBuilder(Device<P> device) {
        this.device = Optional.of(device);
        this.finder = imei -> Optional.empty();
    }

    ModemSessionBuilder(Function<String, Optional<Device<P>>> finder) {
        this.device = Optional.empty();
        this.finder = Objects.requireNonNull(finder);
    }

    /**
     * Which family the modem is of, where the device, which knows it, is still to be found.
     *
     * @param name the name of the family; without one, {@code air720}
     * @return this
     */
    public ModemSessionBuilder<P> dialect(String name) {
        this.dialect = Optional.of(name);
        return this;
    }

    /**
     * Where the modem is.
     *
     * @param address {@code serial:<path>?baud=115200} or {@code tcp:<host>:<port>}
     * @return this
     * @throws InvalidArgumentException if the text is no address
     */
    public ModemSessionBuilder<P> port(String address) {
        return port(PortAddress.parse(address).toPort());
    }

    /**
     * The pipe to the modem.
     *
     * @param port the pipe; the session opens and closes it
     * @return this
     */
    public ModemSessionBuilder<P> port(Port port) {
        this.port = Optional.of(port);
        return this;
    }

    /**
     * What signs the device in, instead of the device's own secret.
     *
     * @param credentials asked at each connection
     * @return this
     */
    public ModemSessionBuilder<P> credentials(CredentialProvider credentials) {
        this.credentials = Optional.of(credentials);
        return this;
    }

    /**
     * Where the device's secret is, instead of the place that {@code devices.yaml} names.
     *
     * @param secrets asked at each connection
     * @return this
     */
    public ModemSessionBuilder<P> secrets(SecretSource secrets) {
        this.secrets = Optional.of(secrets);
        return this;
    }

    /**
     * The AT scripts, instead of those that lie beside the product's generated code.
     *
     * @param scripts gives the script of a name, for example {@code connect}; asked once for each by {@link #build}
     * @return this
     */
    public ModemSessionBuilder<P> scripts(Function<String, AtScript> scripts) {
        this.scripts = Optional.of(scripts);
        return this;
    }

    /**
     * How the session comes back after trouble.
     *
     * @param ladder the ladder; {@link RecoveryLadder#none()} to be told and do it yourself
     * @return this
     */
    public ModemSessionBuilder<P> recovery(RecoveryLadder ladder) {
        this.recovery = Objects.requireNonNull(ladder);
        return this;
    }

    /**
     * What switches the modem off and on, for example its power pin: the last rung of the ladder.
     *
     * @param powerSwitch called with the port closed, on a thread of its own; returns when the modem has power again
     * @return this
     */
    public ModemSessionBuilder<P> powerSwitch(Runnable powerSwitch) {
        this.powerSwitch = Optional.of(powerSwitch);
        return this;
    }

    /**
     * What becomes of messages that cannot be sent at once.
     *
     * @param policy the policy
     * @return this
     */
    public ModemSessionBuilder<P> publishing(PublishPolicy policy) {
        this.publishing = Objects.requireNonNull(policy);
        return this;
    }

    /**
     * What becomes of messages that come faster than they are taken.
     *
     * @param policy the policy
     * @return this
     */
    public ModemSessionBuilder<P> receiving(ReceivePolicy policy) {
        this.receiving = Objects.requireNonNull(policy);
        return this;
    }

    /**
     * What takes messages that no subscription takes: for example those that the platform kept for a device whose
     * program subscribes only once it is online. Without it, they are dropped, counted and logged.
     *
     * @param handler takes the messages, one at a time, in order with those of subscriptions; may call the session
     * @return this
     */
    public ModemSessionBuilder<P> unclaimed(Consumer<Message> handler) {
        this.unclaimed = Optional.of(handler);
        return this;
    }

    /**
     * How the session finds out that a connection no longer works though nothing says so.
     *
     * @param liveness what is asked, and how often
     * @return this
     */
    public ModemSessionBuilder<P> liveness(Liveness liveness) {
        this.liveness = Objects.requireNonNull(liveness);
        return this;
    }

    /**
     * Where messages lie that must not be lost: those that are handed over by {@link ModemSession#post}.
     *
     * @param outbox the outbox, for example of {@link io.atforge.outbox.FileOutbox#open}; of this device alone: one
     *               that holds messages of another is refused, by {@link #build}, or where the modem is asked which
     *               device it is, when it has answered; what is posted before is taken for that of the outbox's device.
     *               Whoever opened it closes it, after the session
     * @return this
     */
    public ModemSessionBuilder<P> outbox(Outbox outbox) {
        this.outbox = Optional.of(outbox);
        return this;
    }

    /**
     * Who asks the platform over HTTPS, where the product's devices are authenticated so before they connect.
     *
     * @param https for example {@code new HostHttps()} for the host's own network; without one, the modem
     * @return this
     */
    public ModemSessionBuilder<P> https(HttpsPost https) {
        this.https = Optional.of(https);
        return this;
    }

    /**
     * How the device gets its secret where it has only its product's: before it connects first, once.
     *
     * @param registration who is asked, and who keeps the secret; it takes the place of {@link #secrets}
     * @return this
     */
    public ModemSessionBuilder<P> registration(Registration registration) {
        this.registration = Optional.of(registration);
        return secrets(registration.secrets());
    }

    /**
     * Whose certificates the modem trusts, instead of those that {@code devices.yaml} names.
     *
     * @param pem the certificates of authorities in PEM, at most 10240 bytes
     * @return this
     */
    public ModemSessionBuilder<P> authorities(String pem) {
        this.authorities = Optional.of(pem);
        return this;
    }

    /**
     * Where the application's callbacks run, and the futures of the session complete. The session gives it one callback
     * after the other; one that does not return holds up callbacks, not the session.
     *
     * @param callbacks the executor; without one, callbacks run on threads of the library
     * @return this
     */
    public ModemSessionBuilder<P> callbacks(Executor callbacks) {
        this.callbacks = Objects.requireNonNull(callbacks);
        return this;
    }

    /**
     * What the session runs on, and what tells it the time. The session ends the loop when it is closed.
     *
     * @param loop the loop; without one, a thread of the session's own
     * @return this
     */
    public ModemSessionBuilder<P> loop(EventLoop loop) {
        this.loop = Optional.of(loop);
        return this;
    }

    /** Where the session does what may block, and where callbacks run. */
    public ModemSessionBuilder<P> threads(Executor threads) {
        this.threads = threads;
        this.callbacks = threads;
        return this;
    }

    /** What tells the time of day. */
    ModemSessionBuilder<P> clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** What the waits between tries are shaken by. */
    public ModemSessionBuilder<P> random(RandomGenerator random) {
        this.random = random;
        return this;
    }

    /**
     * Creates the session; it is offline and its port is not yet opened.
     *
     * @return the session
     * @throws InvalidArgumentException          if no port was given, or the product's scripts are missing
     * @throws io.atforge.InvalidScriptException if the product's scripts have mistakes
     * @throws io.atforge.OutboxException        if the outbox is that of another device, or cannot be read
     */
    public ModemSession<P> build() {
        Port pipe = port.orElseThrow(
                () -> new InvalidArgumentException("a session needs a port; call port(...) before build()"));
        Dialect family =
                Dialect.load(device.map(known -> known.product().modem().dialect())
                        .or(() -> dialect)
                        .orElse(DEFAULT_DIALECT));
        DeviceIdentity<P> subject = device.map(known -> DeviceIdentity.of(family, known(family, known)))
                .orElseGet(() -> new DeviceIdentity<>(family, finder, found -> known(family, found)));
        return new ModemSession<>(new SessionSettings<>(
                subject,
                family,
                pipe,
                recovery,
                powerSwitch,
                publishing,
                receiving,
                unclaimed,
                liveness,
                outbox,
                https,
                registration,
                loop.orElseGet(() -> new ThreadEventLoop(
                        "atforge " + device.map(Device::name).orElse(pipe.name()))),
                threads,
                callbacks,
                random,
                clock));
    }

    private DeviceIdentity.Known<P> known(Dialect family, Device<P> found) {
        Function<String, AtScript> resources = name ->
                new ScriptResource(found.product().type(), found.product().name(), name).load();
        boolean authenticated = found.product().platform().authenticator().isPresent() && credentials.isEmpty();
        DeviceIdentity.Known<P> known = new DeviceIdentity.Known<>(
                found,
                SessionScripts.load(family, scripts.orElse(resources)),
                credentials.orElseGet(() -> secrets.map(found::credentials).orElseGet(found::credentials)),
                authenticated ? Optional.of(secrets.orElse(found.secrets())) : Optional.empty(),
                authorities
                        .or(() -> ProductResource.find(found.product(), "ca.pem"))
                        .map(pem -> new TrustedCertificates(pem.getBytes(StandardCharsets.UTF_8))));
        outbox.ifPresent(messages -> messages.claim(
                "device " + found.name() + " of product " + found.product().key()));
        return known;
    }
}
