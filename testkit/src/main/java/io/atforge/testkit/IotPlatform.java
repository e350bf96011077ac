package io.atforge.testkit;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.HttpAnswer;
import io.atforge.testkit.platform.PlatformControl;
import io.atforge.testkit.platform.PublishLimit;
import io.atforge.testkit.platform.authentication.AuthenticationServer;
import io.atforge.testkit.platform.broker.RestartableBroker;
import io.atforge.testkit.platform.state.PlatformState;
import io.atforge.testkit.platform.thing.Things;
import io.atforge.testkit.platform.tls.CaFile;
import io.atforge.testkit.platform.tls.ServerCertificate;
import io.atforge.topic.Permission;
import io.atforge.topic.Qos;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A stand-in for the IoT platform: a real MQTT broker on 127.0.0.1 with the platform's documented rules.
 *
 * <ul>
 *   <li>A connection must be signed by a registered device: {@code hmacmd5}, {@code hmacsha1} or {@code hmacsha256},
 *       with or without a timestamp, in upper or lower case. A wrong signature is answered by CONNACK 4, a malformed
 *       client id or a keep-alive outside 30 to 1200 seconds by CONNACK 2, a will by CONNACK 5.
 *   <li>A device has one connection. A new login ends the old one, also under another client id.
 *   <li>A subscription that no topic class permits is answered by SUBACK 0x80; the connection stays. A message keeps
 *       the quality of service of its publisher, whatever the subscription asked for.
 *   <li>A publish that no topic class permits, one with QoS 2, and one to be retained are not delivered, and the
 *       connection is closed. What the real platform does with these is not documented; do not rely on it.
 *   <li>At most 8 topics in a SUBSCRIBE and 100 subscriptions a device, else SUBACK 0x80. A payload over 256 KB is
 *       discarded.
 *   <li>A connection ends after 1.5 keep-alives without a word, and after five seconds without CONNECT.
 * </ul>
 *
 * <p>It also serves {@code POST /auth/devicename} and {@code POST /auth/register/device} as documented. With the
 * iotId and iotToken of the first a device may connect for seven days; else it gets CONNACK 3. A device that has got
 * its secret by the second, or has connected with it, is active: 6289. With {@link IotPlatformBuilder#tls()} all of it
 * is there over TLS, too. What {@code securemode} a client id names is not compared with the transport, since real
 * clients connect over TCP with {@code securemode=2}.
 *
 * <p>Messages over the limit a second are dropped where the builder or {@link #limitPublishes} says so, and are
 * {@link #throttled()} then. The limit of five connects a minute is recorded, not enforced:
 * {@link #connects(String, String)}.
 *
 * <p>Devices of a product with {@link IotPlatformBuilder#thingModel} are answered by it: {@link #things()}.
 *
 * <p>Every public method may be called from any thread.
 */
public final class IotPlatform extends PlatformRecords implements PlatformControl, AutoCloseable {

    /** A secret for devices in tests in which any secret will do. */
    public static final String STAND_IN_SECRET = "stand-in-secret";

    private final RestartableBroker broker;
    private final AuthenticationServer authentication;
    private final Optional<CaFile> caFile;
    final PlatformThings things;
    private boolean up = true;

    IotPlatform(IotPlatformBuilder builder) {
        super(builder.state());
        Optional<ServerCertificate> tls = builder.serverTls();
        broker = new RestartableBroker(state, builder.patience(), tls);
        authentication = new AuthenticationServer(state, tls);
        caFile = tls.map(CaFile::new);
        things = new PlatformThings(builder, state, this::send);
    }

    /**
     * Starts to describe a platform.
     *
     * @return a builder of a platform without products
     */
    public static IotPlatformBuilder builder() {
        return new IotPlatformBuilder();
    }

    /**
     * Starts to describe the platform of the published tutorial "合宙720开发板连接阿里云MQTT": product
     * {@code a1hahpgAs3s},
     * topic class {@code /${productKey}/${deviceName}/test} for publishing and subscribing, device {@code test}.
     *
     * @param secret the device's secret
     * @return a builder to which more may be added
     */
    public static IotPlatformBuilder tutorial(String secret) {
        return builder()
                .product("a1hahpgAs3s")
                .topic("/${productKey}/${deviceName}/test", Permission.PUBLISH_SUBSCRIBE)
                .device("test", secret);
    }

    /**
     * Where the platform listens for MQTT over TCP.
     *
     * @return an address on 127.0.0.1 with a port that was free
     */
    public InetSocketAddress address() {
        return broker.address();
    }

    /**
     * Where those go who want MQTT over TLS.
     *
     * @return an address on 127.0.0.1; empty without {@link IotPlatformBuilder#tls()}
     */
    public Optional<InetSocketAddress> tlsAddress() {
        return broker.tlsAddress();
    }

    /**
     * Where {@code /auth/devicename} and {@code /auth/register/device} are served in clear, as at the real one's port
     * 80.
     *
     * @return an address on 127.0.0.1
     */
    public InetSocketAddress httpAddress() {
        return authentication.address();
    }

    /**
     * Where they are served over TLS, as at the real one's port 443.
     *
     * @return an address on 127.0.0.1; empty without {@link IotPlatformBuilder#tls()}
     */
    public Optional<InetSocketAddress> httpsAddress() {
        return authentication.tlsAddress();
    }

    /**
     * A file with the certificate that devices are to trust, there until the platform is closed.
     *
     * @return a PEM file
     * @throws IllegalStateException without {@link IotPlatformBuilder#tls()}
     */
    public Path caFile() {
        return caFile.orElseThrow(() -> new IllegalStateException("the platform has no TLS; call tls() to build one"))
                .path();
    }

    /**
     * Answers a request to the HTTP service otherwise than by the rules. Each call is for one request to come, in the
     * order of the calls.
     *
     * @param answer how
     */
    public void answerNext(HttpAnswer answer) {
        state.injectedFaults().answer(answer);
    }

    /** Makes every token invalid that {@code /auth/devicename} has given out. Who is connected stays. */
    public void revokeTokens() {
        state.revokeTokens();
    }

    /**
     * Sends a message to whoever subscribes to its topic.
     *
     * @param topic   the topic
     * @param payload the bytes
     * @param qos     the quality of service
     */
    public void send(String topic, byte[] payload, Qos qos) {
        broker.running().publish(topic, payload, qos);
    }

    @Override
    public void send(String topic, String text) {
        send(topic, text.getBytes(StandardCharsets.UTF_8), Qos.AT_MOST_ONCE);
    }

    /**
     * What devices have reported by their thing models, and a way to set properties and invoke services.
     *
     * @return the things of this platform
     * @throws IllegalStateException if no product has an {@link IotPlatformBuilder#thingModel}
     */
    @Override
    public Things things() {
        return things.get();
    }

    /**
     * Ends a device's connection from the platform's side.
     *
     * @param productKey the product's key
     * @param deviceName the device's name
     * @return whether it was connected
     */
    public boolean kick(String productKey, String deviceName) {
        return broker.running().disconnect(new DeviceId(productKey, deviceName));
    }

    @Override
    public void kickAll() {
        connected().forEach(device -> kick(device.productKey(), device.deviceName()));
    }

    /**
     * Refuses a device's CONNECTs from now on. A connection that is up stays.
     *
     * @param productKey the product's key
     * @param deviceName the device's name
     * @param connAck    the return code, 1 to 5: 4 as for a wrong secret, 5 as for a disabled device
     */
    public void refuse(String productKey, String deviceName, int connAck) {
        state.injectedFaults().refuse(new DeviceId(productKey, deviceName), connAck);
    }

    /**
     * Takes a {@link #refuse} back.
     *
     * @param productKey the product's key
     * @param deviceName the device's name
     */
    public void admit(String productKey, String deviceName) {
        state.injectedFaults().admit(new DeviceId(productKey, deviceName));
    }

    @Override
    public void refuseAll(int connAck) {
        state.injectedFaults().refuseAll(connAck);
    }

    @Override
    public void admitAll() {
        state.injectedFaults().admitAll();
    }

    @Override
    public void deny(String topicFilter) {
        state.injectedFaults().deny(topicFilter);
    }

    @Override
    public void grant(String topicFilter) {
        state.injectedFaults().grant(topicFilter);
    }

    @Override
    public void withholdAcknowledgements(boolean on) {
        state.injectedFaults().withhold(on);
    }

    @Override
    public void limitPublishes(PublishLimit limit) {
        state.throttle().limit(limit);
    }

    /** The state, for the uplink of a modem. */
    PlatformState state() {
        return state;
    }

    /** Prepares the platform for the next test: it is up, without faults and records. */
    void startAfresh() {
        restart();
        state.injectedFaults().takeBack();
        state.throttle().reset();
        things.startAfresh();
        clear();
    }

    @Override
    public synchronized void stop() {
        if (up) {
            up = false;
            authentication.close();
            broker.stop();
        }
    }

    @Override
    public synchronized void restart() {
        if (!up) {
            broker.restart();
            authentication.restart();
            up = true;
        }
    }

    /** Stops the platform and deletes its temporary files. Returns when both are done, after about two seconds. */
    @Override
    public void close() {
        stop();
        things.close();
        caFile.ifPresent(CaFile::delete);
    }
}
