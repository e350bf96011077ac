package io.atforge.testkit.platform.state;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.TopicFilter;
import io.atforge.testkit.platform.thing.Topics;
import io.atforge.topic.Permission;
import io.atforge.topic.TopicClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The products, topic classes and devices that the platform knows. Not changed once the platform runs, but for the
 * devices that have become active.
 */
public final class DeviceRegistry {

    private record Rule(TopicClass topicClass, Permission permission) {

        boolean covers(DeviceId device, String filter) {
            return new TopicFilter(topicClass.topicOf(device.deviceName())).covers(filter);
        }
    }

    private final Map<String, List<Rule>> rules = new LinkedHashMap<>();
    private final Map<String, String> productNames = new HashMap<>();
    private final Map<DeviceId, String> secrets = new LinkedHashMap<>();
    private final Map<String, String> productSecrets = new HashMap<>();
    private final Set<String> things = new HashSet<>();
    private final Set<DeviceId> active = ConcurrentHashMap.newKeySet();

    /** Creates an empty registry. */
    public DeviceRegistry() {}

    /**
     * Adds a product.
     *
     * @param productKey its key
     */
    public void product(String productKey) {
        rules.computeIfAbsent(productKey, key -> new ArrayList<>());
    }

    /**
     * Gives a product a name.
     *
     * @param productKey the product's key
     * @param name       what the project calls it
     */
    public void productName(String productKey, String name) {
        productNames.put(productKey, name);
    }

    /**
     * What a product is called.
     *
     * @param productKey the product's key
     * @return its name; empty if it has none
     */
    public Optional<String> productName(String productKey) {
        return Optional.ofNullable(productNames.get(productKey));
    }

    /**
     * Adds a topic class.
     *
     * @param productKey the product's key
     * @param text       the class as the console shows it
     * @param permission what devices may do with it
     * @throws IllegalArgumentException if the platform would not take the class
     */
    public void topic(String productKey, String text, Permission permission) {
        List<String> violations = TopicClass.violations(text, productKey, permission);
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(text + ": " + String.join("; ", violations));
        }
        rules.get(productKey).add(new Rule(TopicClass.of(text, productKey), permission));
    }

    /**
     * Lets the devices of a product use the topics of the thing model.
     *
     * @param productKey the product's key
     */
    public void thing(String productKey) {
        things.add(productKey);
    }

    /**
     * Adds a device.
     *
     * @param device who it is
     * @param secret its secret
     */
    public void device(DeviceId device, String secret) {
        secrets.put(device, secret);
    }

    /**
     * Lets the devices of a product register themselves.
     *
     * @param productKey the product's key
     * @param secret     the product's secret
     */
    public void dynamicRegistration(String productKey, String secret) {
        productSecrets.put(productKey, secret);
    }

    /** The keys of the products, in the order they came. */
    public List<String> products() {
        return List.copyOf(rules.keySet());
    }

    /** What devices of a product may do with its topic classes; the product's key is filled in. */
    public Map<TopicClass, Permission> topics(String productKey) {
        Map<TopicClass, Permission> topics = new LinkedHashMap<>();
        rules.getOrDefault(productKey, List.of()).forEach(rule -> topics.put(rule.topicClass(), rule.permission()));
        return topics;
    }

    /** The devices, in the order they came. */
    public Set<DeviceId> devices() {
        return Collections.unmodifiableSet(secrets.keySet());
    }

    /** All secrets, of devices and products. */
    public Set<String> secrets() {
        Set<String> all = new HashSet<>(secrets.values());
        all.addAll(productSecrets.values());
        return all;
    }

    public boolean knows(String productKey) {
        return rules.containsKey(productKey);
    }

    /** The secret that devices register with; empty if they may not. */
    public Optional<String> productSecret(String productKey) {
        return Optional.ofNullable(productSecrets.get(productKey));
    }

    /** Makes a device active: it has its secret. Says whether it was not before. */
    public boolean activate(DeviceId device) {
        return active.add(device);
    }

    public Optional<String> secret(DeviceId device) {
        return Optional.ofNullable(secrets.get(device));
    }

    public boolean mayPublish(DeviceId device, String topic) {
        return rules.get(device.productKey()).stream()
                        .anyMatch(rule -> rule.permission().publish() && rule.covers(device, topic))
                || things.contains(device.productKey()) && Topics.mayPublish(device, topic);
    }

    public boolean maySubscribe(DeviceId device, String filter) {
        return rules.get(device.productKey()).stream()
                        .anyMatch(rule -> rule.permission().subscribe() && rule.covers(device, filter))
                || things.contains(device.productKey()) && Topics.maySubscribe(device, filter);
    }
}
