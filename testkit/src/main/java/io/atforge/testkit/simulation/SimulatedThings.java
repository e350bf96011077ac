package io.atforge.testkit.simulation;

import io.atforge.testkit.modem.uplink.MqttIdentity;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.thing.ThingLink;
import io.atforge.testkit.platform.thing.ThingProduct;
import io.atforge.testkit.platform.thing.Things;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The thing models of a simulated platform. */
final class SimulatedThings implements ThingLink {

    private final SimulatedPlatform platform;
    private final Map<DeviceId, String> clientIds = new HashMap<>();
    private final Things things;

    SimulatedThings(SimulatedPlatform platform, VirtualTime time, Map<String, ThingProduct> products) {
        this.platform = platform;
        things = new Things(products, this, time, time.clock(), Integer.MAX_VALUE);
    }

    /** Who has a username {@code deviceName&productKey}. */
    static DeviceId device(String username) {
        String[] names = username.split("&", 2);
        return new DeviceId(names.length == 2 ? names[1] : "", names[0]);
    }

    Things things() {
        return things;
    }

    void login(MqttIdentity identity) {
        clientIds.put(device(identity.username()), identity.clientId());
    }

    @Override
    public void send(String topic, String text) {
        platform.send(topic, text);
    }

    @Override
    public Set<DeviceId> online() {
        return platform.connected().stream().map(SimulatedThings::device).collect(Collectors.toSet());
    }

    @Override
    public Optional<String> clientId(DeviceId device) {
        return Optional.ofNullable(clientIds.get(device)).filter(id -> online().contains(device));
    }
}
