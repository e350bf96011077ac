package io.atforge.internal.session;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.CredentialProvider;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.https.HttpsPost;
import io.atforge.aliyun.https.Registration;
import io.atforge.device.AccessPoint;
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
import io.atforge.session.Liveness;
import io.atforge.session.Message;
import io.atforge.session.ModemSessionBuilder;
import io.atforge.session.PublishPolicy;
import io.atforge.session.ReceivePolicy;
import io.atforge.session.RecoveryLadder;
import io.atforge.topic.PublishQuota;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Gathers what a session is built with, and puts it together. */
public final class DefaultModemSessionBuilder<P> implements ModemSessionBuilder<P> {

    private final Optional<Device<P>> device;
    private final Function<String, Optional<Device<P>>> finder;
    private SiteChoices site = SiteChoices.NONE;
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
    private Optional<PublishQuota> publishQuota = Optional.empty();
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

    public DefaultModemSessionBuilder(Device<P> device) {
        this.device = Optional.of(device);
        this.finder = imei -> Optional.empty();
    }

    public DefaultModemSessionBuilder(Function<String, Optional<Device<P>>> finder) {
        this.device = Optional.empty();
        this.finder = Objects.requireNonNull(finder);
    }

    @Override
    public DefaultModemSessionBuilder<P> dialect(String name) {
        this.site = site.withDialect(name);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> model(String name) {
        this.site = site.withModel(name);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> endpoint(String host, int port) {
        this.site = site.withEndpoint(new Endpoint(host, port));
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> accessPoint(AccessPoint first, AccessPoint... further) {
        this.site = site.withAccessPoints(
                Stream.concat(Stream.of(first), Stream.of(further)).toList());
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> pin(SecretSource pin) {
        site = site.withPin(pin);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> dialect(Dialect family) {
        site = site.withFamily(family);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> port(String address) {
        return port(PortAddress.parse(address).toPort());
    }

    @Override
    public DefaultModemSessionBuilder<P> port(Port port) {
        this.port = Optional.of(port);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> credentials(CredentialProvider credentials) {
        this.credentials = Optional.of(credentials);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> secrets(SecretSource secrets) {
        this.secrets = Optional.of(secrets);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> scripts(Function<String, AtScript> scripts) {
        this.scripts = Optional.of(scripts);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> recovery(RecoveryLadder ladder) {
        this.recovery = Objects.requireNonNull(ladder);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> powerSwitch(Runnable powerSwitch) {
        this.powerSwitch = Optional.of(powerSwitch);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> publishing(PublishPolicy policy) {
        this.publishing = Objects.requireNonNull(policy);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> publishQuota(PublishQuota quota) {
        this.publishQuota = Optional.of(quota);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> receiving(ReceivePolicy policy) {
        this.receiving = Objects.requireNonNull(policy);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> unclaimed(Consumer<Message> handler) {
        this.unclaimed = Optional.of(handler);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> liveness(Liveness liveness) {
        this.liveness = Objects.requireNonNull(liveness);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> outbox(Outbox outbox) {
        this.outbox = Optional.of(outbox);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> https(HttpsPost https) {
        this.https = Optional.of(https);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> registration(Registration registration) {
        this.registration = Optional.of(registration);
        return secrets(registration.secrets());
    }

    @Override
    public DefaultModemSessionBuilder<P> authorities(String pem) {
        this.authorities = Optional.of(pem);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> callbacks(Executor callbacks) {
        this.callbacks = Objects.requireNonNull(callbacks);
        return this;
    }

    @Override
    public DefaultModemSessionBuilder<P> loop(EventLoop loop) {
        this.loop = Optional.of(loop);
        return this;
    }

    /** Where the session does what may block, and where callbacks run. */
    public DefaultModemSessionBuilder<P> threads(Executor threads) {
        this.threads = threads;
        this.callbacks = threads;
        return this;
    }

    /** What tells the time of day. */
    public DefaultModemSessionBuilder<P> clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** What the waits between tries are shaken by. */
    public DefaultModemSessionBuilder<P> random(RandomGenerator random) {
        this.random = random;
        return this;
    }

    @Override
    public DefaultModemSession<P> build() {
        Port pipe = port.orElseThrow(
                () -> new InvalidArgumentException("a session needs a port; call port(...) before build()"));
        Dialect family = site.family(
                device, device.<Class<?>>map(known -> known.product().type()).orElseGet(finder::getClass));
        DeviceIdentity<P> identity = device.map(known -> DeviceIdentity.of(family, known(family, known)))
                .orElseGet(() -> new DeviceIdentity<>(family, finder, found -> known(family, found)));
        return new DefaultModemSession<>(new SessionSettings<>(
                identity,
                family,
                pipe,
                recovery,
                powerSwitch,
                publishing,
                publishQuota,
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

    private DeviceIdentity.Known<P> known(Dialect family, Device<P> asWritten) {
        Device<P> found = site.at(asWritten, family, scripts.isPresent());
        boolean isElsewhere = site.isElsewhere(asWritten.product(), found.product());
        SessionScripts loaded =
                SessionScripts.load(family, scripts.orElseGet(() -> ProductScripts.of(found.product(), family)));
        ProductScripts.check(
                loaded, found.product(), isElsewhere, site.hasOtherAccessPoints(asWritten.product(), found.product()));
        boolean authenticated = found.product().platform().authenticator().isPresent() && credentials.isEmpty();
        if ((authenticated || registration.isPresent()) && https.isEmpty()) {
            ProductScripts.checkHttps(family);
        }
        DeviceIdentity.Known<P> known = new DeviceIdentity.Known<>(
                found,
                loaded,
                credentials.orElseGet(() -> secrets.map(found::credentials).orElseGet(found::credentials)),
                authenticated ? Optional.of(secrets.orElse(found.secrets())) : Optional.empty(),
                authorities
                        .or(() -> ProductResource.find(found.product(), "ca.pem"))
                        .map(pem -> new TrustedCertificates(pem.getBytes(StandardCharsets.UTF_8))),
                isElsewhere);
        outbox.ifPresent(messages -> messages.claim(
                "device " + found.name() + " of product " + found.product().key()));
        return known;
    }
}
