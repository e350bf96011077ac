package io.atforge.testkit;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.PlatformControl;
import io.atforge.testkit.platform.PublishLimit;
import io.atforge.testkit.platform.state.DeviceRegistry;
import io.atforge.testkit.platform.state.PlatformState;
import io.atforge.testkit.platform.thing.ThingProduct;
import io.atforge.testkit.platform.thing.Verification;
import io.atforge.testkit.platform.thing.tsl.TslModel;
import io.atforge.testkit.platform.tls.ServerCertificate;
import io.atforge.testkit.platform.tls.TlsServer;
import io.atforge.testkit.time.Scheduler;
import io.atforge.topic.Permission;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Describes a platform. Not safe for more than one thread. */
public final class IotPlatformBuilder {

    private final DeviceRegistry registry = new DeviceRegistry();
    private final Map<String, ThingProduct> things = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private Optional<TlsServer> tls = Optional.empty();
    private Clock clock = Clock.systemUTC();
    private int keepAliveFactor = 1;
    private Duration patience = Duration.ofSeconds(5);
    private PublishLimit limit = PublishLimit.NONE;
    private Optional<Scheduler> scheduler = Optional.empty();
    private int records = Integer.MAX_VALUE;
    private String productKey;

    IotPlatformBuilder() {}

    /**
     * Adds a product; topics and devices that follow belong to it.
     *
     * @param key the product's key
     * @return this
     */
    public IotPlatformBuilder product(String key) {
        productKey = Objects.requireNonNull(key);
        registry.product(key);
        return this;
    }

    /**
     * Gives the product a name, for people.
     *
     * @param name what the project calls it
     * @return this
     */
    public IotPlatformBuilder productName(String name) {
        registry.productName(currentProduct(), Objects.requireNonNull(name));
        return this;
    }

    /**
     * Adds a topic class to the product.
     *
     * @param topicClass the class as the console shows it, for example
     *                   {@code /${productKey}/${deviceName}/update}
     * @param permission what devices may do with it
     * @return this
     * @throws IllegalArgumentException if the platform would not take the class
     */
    public IotPlatformBuilder topic(String topicClass, Permission permission) {
        registry.topic(currentProduct(), topicClass, permission);
        return this;
    }

    /**
     * Gives the product its thing model, and lets its devices use the topics that go with it. What they report is checked
     * and answered: see {@link IotPlatform#things()}. Wrong properties are refused as {@link Verification#STRICT} says.
     *
     * @param tslFiles the TSL files as the console exports them, one for each module
     * @return this
     * @throws IllegalArgumentException      if a file cannot be understood
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public IotPlatformBuilder thingModel(Path... tslFiles) {
        things.put(currentProduct(), new ThingProduct(TslModel.read(tslFiles), Verification.STRICT));
        registry.thing(productKey);
        return this;
    }

    /**
     * Sets how strictly the product's reports of properties are checked.
     *
     * @param verification how
     * @return this
     * @throws IllegalStateException if the product has no {@link #thingModel}
     */
    public IotPlatformBuilder verification(Verification verification) {
        ThingProduct product = things.get(currentProduct());
        if (product == null) {
            throw new IllegalStateException("call thingModel(...) first");
        }
        things.put(productKey, new ThingProduct(product.model(), verification));
        return this;
    }

    /**
     * Sets whose time the 8 seconds of a synchronous service are.
     *
     * @param value sends what the thing model has to say; a thread of the platform's own if not set
     * @return this
     */
    public IotPlatformBuilder thingScheduler(Scheduler value) {
        scheduler = Optional.of(value);
        return this;
    }

    /**
     * Adds a device to the product.
     *
     * @param deviceName its name
     * @param secret     its secret
     * @return this
     */
    public IotPlatformBuilder device(String deviceName, String secret) {
        registry.device(new DeviceId(currentProduct(), deviceName), Objects.requireNonNull(secret));
        return this;
    }

    /**
     * Sets the clock that dates {@link IotPlatform#connects}, by which tokens and certificates end, and by which messages
     * a second are counted.
     *
     * @param value the clock; the system's if not set
     * @return this
     */
    public IotPlatformBuilder clock(Clock value) {
        clock = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Drops the messages that a device sends too fast, as the platform does: see {@link PlatformControl#limitPublishes}.
     * Without a call of this or of {@link #freeInstance} all are taken. The real platform takes 30 and 10.
     *
     * @param qos0 how many with QoS 0 are taken from a device within a second, at least 1
     * @param qos1 how many with QoS 1, at least 1
     * @return this
     * @throws IllegalArgumentException if one is less than 1
     */
    public IotPlatformBuilder publishQuota(int qos0, int qos1) {
        limit = PublishLimit.ofEachKind(qos0, qos1);
        return this;
    }

    /**
     * Takes only 5 messages of a device within a second, with QoS 0 and 1 together, as a free instance does.
     *
     * @return this
     */
    public IotPlatformBuilder freeInstance() {
        limit = PublishLimit.FREE_INSTANCE;
        return this;
    }

    /**
     * Lets keep-alives run out faster, for tests that cannot wait for 1.5 times 30 seconds.
     *
     * @param factor how many times faster, at least 1; devices are told nothing of it
     * @return this
     */
    public IotPlatformBuilder keepAliveHaste(int factor) {
        if (factor < 1) {
            throw new IllegalArgumentException("factor is " + factor + ", must be at least 1");
        }
        keepAliveFactor = factor;
        return this;
    }

    /**
     * Sets how long a TCP connection may wait with its CONNECT before the platform closes it.
     *
     * @param value at least 1 ms; 5 s if not set, as brokers do that the modem's vendor knows
     * @return this
     */
    public IotPlatformBuilder connectWithin(Duration value) {
        patience = value;
        return this;
    }

    /**
     * Keeps only the last of what has happened, for a platform that runs for days: of each of
     * {@link PlatformRecords}' lists, and of what each device has reported by its thing model, so many entries; of messages at most
     * 16 MB a list. Without a call of this all is kept.
     *
     * @param most how many, at least 1
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public IotPlatformBuilder keepLast(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most is " + most + ", must be at least 1");
        }
        records = most;
        return this;
    }

    int records() {
        return records;
    }

    /**
     * Lets devices of the product get their secret by {@code /auth/register/device}, once each. Without a call of this
     * they are answered 6288.
     *
     * @param productSecret the product's secret
     * @return this
     */
    public IotPlatformBuilder dynamicRegistration(String productSecret) {
        registry.dynamicRegistration(currentProduct(), Objects.requireNonNull(productSecret));
        return this;
    }

    /**
     * Serves TLS, with a certificate of a throw-away authority for the host names of the real platform, localhost and
     * 127.0.0.1.
     *
     * @return this
     */
    public IotPlatformBuilder tls() {
        return tls(TlsServer.TRUSTED);
    }

    /**
     * Serves TLS, or what is to be found instead of it.
     *
     * @param server what those find who come with TLS
     * @return this
     */
    public IotPlatformBuilder tls(TlsServer server) {
        tls = Optional.of(server);
        return this;
    }

    /**
     * Adds to the host names in the platform's certificate.
     *
     * @param hosts host names, a {@code *} in front stands for one label, or IPv4 addresses
     * @return this
     */
    public IotPlatformBuilder tlsNames(String... hosts) {
        names.addAll(List.of(hosts));
        return this;
    }

    Map<String, ThingProduct> things() {
        return things;
    }

    Optional<Scheduler> thingScheduler() {
        return scheduler;
    }

    PlatformState state() {
        return new PlatformState(registry, clock, keepAliveFactor, limit, records);
    }

    Duration patience() {
        return patience;
    }

    Optional<ServerCertificate> serverTls() {
        return tls.map(kind -> new ServerCertificate(kind, names, clock.instant()));
    }

    private String currentProduct() {
        if (productKey == null) {
            throw new IllegalStateException("call product(...) first");
        }
        return productKey;
    }

    /**
     * Starts the platform and waits until it listens.
     *
     * @return the platform, to be closed by the caller
     * @throws IllegalStateException if the embedded broker does not start
     */
    public IotPlatform start() {
        return new IotPlatform(this);
    }
}
