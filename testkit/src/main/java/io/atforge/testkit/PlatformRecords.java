package io.atforge.testkit;

import io.atforge.testkit.platform.AuthenticationAttempt;
import io.atforge.testkit.platform.ConnectAttempt;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.testkit.platform.Refusal;
import io.atforge.testkit.platform.state.PlatformState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** What a platform has seen, and how a test waits for it. Every method may be called from any thread. */
public abstract sealed class PlatformRecords permits IotPlatform {

    final PlatformState state;

    PlatformRecords(PlatformState state) {
        this.state = state;
    }

    /**
     * The requests to the HTTP service, granted or not.
     *
     * @return a copy, oldest first
     */
    public List<AuthenticationAttempt> authentications() {
        return state.authentications().entries();
    }

    /**
     * Waits for a request to the HTTP service; one that came before counts.
     *
     * @param path    {@code /auth/devicename} or {@code /auth/register/device}
     * @param timeout how long to wait
     * @return the first that fits
     * @throws TimeoutException     if none came in time
     * @throws InterruptedException if the thread was interrupted
     */
    public AuthenticationAttempt awaitRequest(String path, Duration timeout)
            throws TimeoutException, InterruptedException {
        return state.authentications().await(attempt -> attempt.path().equals(path), timeout);
    }

    /**
     * The messages that devices published and the platform took.
     *
     * @return a copy, oldest first
     */
    public List<ReceivedMessage> received() {
        return state.received().entries();
    }

    /**
     * Waits for a message of a device; one that came before counts.
     *
     * @param wanted  which
     * @param timeout how long to wait
     * @return the first that fits
     * @throws TimeoutException     if none came in time
     * @throws InterruptedException if the thread was interrupted
     */
    public ReceivedMessage awaitPublish(Predicate<? super ReceivedMessage> wanted, Duration timeout)
            throws TimeoutException, InterruptedException {
        return state.received().await(wanted, timeout);
    }

    /**
     * The messages that the platform dropped since they came too fast: see {@link IotPlatformBuilder#publishQuota}.
     * They are not among {@link #received}.
     *
     * @return a copy, oldest first
     */
    public List<ReceivedMessage> throttled() {
        return state.throttle().dropped().entries();
    }

    /**
     * Waits for a message that came too fast; one that came before counts.
     *
     * @param wanted  which
     * @param timeout how long to wait
     * @return the first that fits
     * @throws TimeoutException     if none came in time
     * @throws InterruptedException if the thread was interrupted
     */
    public ReceivedMessage awaitThrottled(Predicate<? super ReceivedMessage> wanted, Duration timeout)
            throws TimeoutException, InterruptedException {
        return state.throttle().dropped().await(wanted, timeout);
    }

    /**
     * What the platform did not allow.
     *
     * @return a copy, oldest first
     */
    public List<Refusal> refusals() {
        return state.refusals().entries();
    }

    /**
     * Waits for a refusal; one that came before counts.
     *
     * @param wanted  which
     * @param timeout how long to wait
     * @return the first that fits
     * @throws TimeoutException     if none came in time
     * @throws InterruptedException if the thread was interrupted
     */
    public Refusal awaitRefusal(Predicate<? super Refusal> wanted, Duration timeout)
            throws TimeoutException, InterruptedException {
        return state.refusals().await(wanted, timeout);
    }

    /**
     * Every CONNECT that has reached the platform, let in or not.
     *
     * @return a copy, oldest first
     */
    public List<ConnectAttempt> connects() {
        return state.connects().entries();
    }

    /**
     * The CONNECTs of a device, let in or not.
     *
     * @param productKey the product's key
     * @param deviceName the device's name
     * @return a copy, oldest first; see {@link ConnectAttempt#most} for how many a minute they were
     */
    public List<ConnectAttempt> connects(String productKey, String deviceName) {
        String username = new DeviceId(productKey, deviceName).toString();
        return connects().stream()
                .filter(attempt -> attempt.username().equals(username))
                .toList();
    }

    /** Forgets received and throttled messages, refusals, connects and authentications. Devices stay connected. */
    public void clear() {
        state.received().clear();
        state.throttle().dropped().clear();
        state.refusals().clear();
        state.connects().clear();
        state.authentications().clear();
    }

    /**
     * Who is connected.
     *
     * @return the devices
     */
    public Set<DeviceId> connected() {
        return state.connected();
    }

    /**
     * Waits until a device is connected.
     *
     * @param productKey the product's key
     * @param deviceName the device's name
     * @param timeout    how long to wait
     * @throws TimeoutException     if it did not connect in time
     * @throws InterruptedException if the thread was interrupted
     */
    public void awaitConnected(String productKey, String deviceName, Duration timeout)
            throws TimeoutException, InterruptedException {
        state.await(new DeviceId(productKey, deviceName), true, timeout);
    }

    /**
     * Waits until a device is not connected. A broker hears of the end of a connection a little later than the device.
     *
     * @param productKey the product's key
     * @param deviceName the device's name
     * @param timeout    how long to wait
     * @throws TimeoutException     if it did not disconnect in time
     * @throws InterruptedException if the thread was interrupted
     */
    public void awaitDisconnected(String productKey, String deviceName, Duration timeout)
            throws TimeoutException, InterruptedException {
        state.await(new DeviceId(productKey, deviceName), false, timeout);
    }
}
