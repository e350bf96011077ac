package io.atforge.testkit.platform.rules;

import com.hivemq.extension.sdk.api.client.parameter.ConnectionAttributeStore;
import com.hivemq.extension.sdk.api.parameter.ClientBasedInput;
import io.atforge.testkit.platform.DeviceId;
import java.util.Optional;
import java.util.UUID;

/** The attributes that the platform keeps with a connection of the broker. */
public final class ConnectionAttributes {

    private static final String CLIENT_ID = "atforge.clientId";
    private static final String PRODUCT_KEY = "atforge.productKey";
    private static final String DEVICE_NAME = "atforge.deviceName";
    private static final String NUMBER = "atforge.number";
    private static final String KEEP_ALIVE = "atforge.keepAlive";
    private static final String ENDING = "atforge.ending";
    private static final String TOO_MANY_TOPICS = "atforge.tooManyTopics";

    private final ConnectionAttributeStore store;
    private final String brokerClientId;

    private ConnectionAttributes(ConnectionAttributeStore store, String brokerClientId) {
        this.store = store;
        this.brokerClientId = brokerClientId;
    }

    public static ConnectionAttributes of(ClientBasedInput input) {
        return new ConnectionAttributes(
                input.getConnectionInformation().getConnectionAttributeStore(),
                input.getClientInformation().getClientId());
    }

    public void clientId(String clientId) {
        store.putAsString(CLIENT_ID, clientId);
    }

    /** The client id that the device sent. */
    public String clientId() {
        return store.getAsString(CLIENT_ID).orElse(brokerClientId);
    }

    public void keepAlive(int seconds) {
        store.putAsString(KEEP_ALIVE, String.valueOf(seconds));
    }

    /** The keep-alive that the device sent. */
    public int keepAlive() {
        return store.getAsString(KEEP_ALIVE).map(Integer::parseInt).orElse(0);
    }

    void tooManyTopics(boolean value) {
        store.putAsString(TOO_MANY_TOPICS, String.valueOf(value));
    }

    /** Whether the SUBSCRIBE that is being looked at has too many topics. */
    boolean tooManyTopics() {
        return store.getAsString(TOO_MANY_TOPICS).map(Boolean::parseBoolean).orElse(false);
    }

    void ending() {
        store.putAsString(ENDING, "");
    }

    /** Whether the platform has ended it, and takes nothing more. */
    boolean isEnding() {
        return store.getAsString(ENDING).isPresent();
    }

    public void device(DeviceId device) {
        store.putAsString(PRODUCT_KEY, device.productKey());
        store.putAsString(DEVICE_NAME, device.deviceName());
        store.putAsString(NUMBER, UUID.randomUUID().toString());
    }

    /** Who it is; empty before the login. */
    public Optional<DeviceId> device() {
        return store.getAsString(PRODUCT_KEY)
                .flatMap(productKey -> store.getAsString(DEVICE_NAME).map(name -> new DeviceId(productKey, name)));
    }

    /** Tells this connection from every other. */
    public String number() {
        return store.getAsString(NUMBER).orElse("");
    }
}
