package io.atforge.testkit.platform.thing;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.testkit.platform.ThingControl;
import io.atforge.testkit.platform.json.JsonText;
import io.atforge.testkit.platform.thing.tsl.Codes;
import io.atforge.testkit.platform.thing.tsl.TslModel;
import io.atforge.testkit.time.Scheduler;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The things of a platform: answers what devices report by the thing models of their products, and asks devices. Every
 * method may be called from any thread.
 *
 * <p>What was reported is there as soon as {@code IotPlatform.awaitPublish} has seen the message.
 */
public final class Things implements ThingControl {

    private final Map<String, ThingProduct> products;
    private final ThingLink link;
    private final Scheduler scheduler;
    private final Map<DeviceId, DeviceRecords> records = new HashMap<>();
    private final Replies replies;
    private final Requests requests;
    private final Downlinks downlinks;
    private final ThingNews news;
    private final int most;

    /**
     * Creates the things of a platform to which nothing has happened.
     *
     * @param products  what is known of each product, by its key
     * @param link      reaches the devices
     * @param scheduler sends, completes futures and counts the seconds of a synchronous call
     * @param clock     dates what devices report without a time
     * @param most      how many properties and events that a device has reported are kept, the last ones
     */
    public Things(Map<String, ThingProduct> products, ThingLink link, Scheduler scheduler, Clock clock, int most) {
        news = new ThingNews(scheduler);
        this.most = most;
        this.products = Map.copyOf(products);
        this.link = link;
        this.scheduler = scheduler;
        replies = new Replies(this::send);
        requests = new Requests(replies, clock, news::tell);
        downlinks = new Downlinks(scheduler, this::send);
    }

    private void send(String topic, String text) {
        scheduler.execute(() -> {
            try {
                link.send(topic, text);
            } catch (IllegalStateException e) {
                news.tell("not sent, the platform is down: " + topic);
            }
        });
    }

    /**
     * Tells somebody in lines of text what devices report and answer.
     *
     * @param value takes the lines, without control characters, and as long as what a device has said; on the scheduler
     * @return tells that one no more
     */
    public Runnable listen(Consumer<String> value) {
        return news.listen(value);
    }

    /**
     * Takes a message of a device, if it is about its thing.
     *
     * @param message the message
     */
    public synchronized void received(ReceivedMessage message) {
        DeviceId device = message.device();
        ThingProduct product = products.get(device.productKey());
        if (product == null) {
            return;
        }
        String rrpc = Topics.rrpc(device, message.topic());
        String tail = Topics.tail(device, message.topic());
        if (!rrpc.isEmpty()) {
            downlinks.answered(device, rrpc, message.text());
        } else if (tail.startsWith("thing/service/")) {
            downlinks.answered(device, message.text());
        } else if (tail.startsWith("thing/")) {
            requests.request(product, of(device), tail, message);
        }
    }

    private DeviceRecords of(DeviceId device) {
        return records.computeIfAbsent(device, key -> new DeviceRecords(most));
    }

    /**
     * Sets properties of a device. What is sent is not checked against the model, so that a test can send what is wrong.
     *
     * @param device         the device
     * @param propertiesJson the values as a JSON object, by identifier
     * @return its answer, for as long as it takes; fails with an {@link IllegalStateException} if it is not connected
     * @throws IllegalArgumentException if it is no JSON object
     */
    public synchronized CompletableFuture<ThingAnswer> set(DeviceId device, String propertiesJson) {
        checkObject(propertiesJson);
        return isOnline(device)
                ? told(device, "set", downlinks.ask(device, "property.set", propertiesJson))
                : absent(device);
    }

    /**
     * Invokes a service of a device, synchronously if the model says so: then by RRPC, on the topic of the service where
     * the device's client id holds {@code ext=1}, else on the system's. A service that the model does not have is invoked
     * asynchronously. The parameters are not checked.
     *
     * @param device    the device
     * @param service   the service's identifier; of a module other than the default one {@code module:service}
     * @param inputJson the parameters as a JSON object
     * @return its answer. Fails with a {@link java.util.concurrent.TimeoutException} when 8 seconds have passed without
     *         one to a synchronous call, and with an {@link IllegalStateException} if the device is not connected
     * @throws IllegalArgumentException if it is no JSON object
     */
    public synchronized CompletableFuture<ThingAnswer> invoke(DeviceId device, String service, String inputJson) {
        checkObject(inputJson);
        if (!isOnline(device)) {
            return absent(device);
        }
        ThingProduct product = products.get(device.productKey());
        boolean sync = product != null && product.model().isSync(service);
        String clientId = link.clientId(device).orElse("");
        return told(
                device,
                service,
                sync
                        ? downlinks.askNow(device, clientId, service, inputJson)
                        : downlinks.ask(device, service, inputJson));
    }

    private CompletableFuture<ThingAnswer> told(DeviceId device, String what, CompletableFuture<ThingAnswer> answer) {
        ThingProduct product = products.get(device.productKey());
        answer.whenComplete((got, failure) -> news.tell(device + " " + what + ": "
                + (failure != null
                        ? failure.getMessage()
                        : got.code() + (product == null ? "" : product.note(what, got)) + " " + got.dataJson())));
        return answer;
    }

    private boolean isOnline(DeviceId device) {
        return link.online().contains(device);
    }

    private static CompletableFuture<ThingAnswer> absent(DeviceId device) {
        return CompletableFuture.failedFuture(new IllegalStateException(device + " is not connected"));
    }

    private static void checkObject(String json) {
        if (!(JsonText.read(json) instanceof Map)) {
            throw new IllegalArgumentException("no JSON object");
        }
    }

    /**
     * What a device has last reported.
     *
     * @param device the device
     * @return the values as JSON, by the property's identifier; a copy
     */
    public synchronized Map<String, String> properties(DeviceId device) {
        return of(device).properties();
    }

    /**
     * All that a device has reported of its properties: at once, in batches, and as history.
     *
     * @param device the device
     * @return a copy, in the order it came
     */
    public synchronized List<ReportedProperty> history(DeviceId device) {
        return of(device).history();
    }

    /**
     * The events that a device has posted and that were right.
     *
     * @param device the device
     * @return a copy, in the order they came
     */
    public synchronized List<ReportedEvent> events(DeviceId device) {
        return of(device).events();
    }

    /**
     * Wants a property to have a value. The device is not told; it asks. Each call makes a new version, from 1 on.
     *
     * @param device     the device
     * @param identifier the property
     * @param valueJson  the value as JSON; not checked against the model
     * @throws IllegalArgumentException if it is no JSON
     */
    public synchronized void desire(DeviceId device, String identifier, String valueJson) {
        JsonText.read(valueJson);
        of(device).desire(identifier, valueJson);
    }

    /**
     * What is wanted of a device.
     *
     * @param device the device
     * @return the values as JSON, by the property's identifier; a copy
     */
    public synchronized Map<String, String> desired(DeviceId device) {
        Map<String, String> values = new LinkedHashMap<>();
        of(device).desired().forEach((identifier, wish) -> values.put(identifier, wish.json()));
        return values;
    }

    @Override
    public void setAll(String identifier, String valueJson) {
        JsonText.read(valueJson);
        String params = "{" + JsonText.write(identifier) + ":" + valueJson + "}";
        online("property to set", identifier, model -> model.isWritable(identifier))
                .forEach(device -> set(device, params));
    }

    @Override
    public void callAll(String service, String inputJson) {
        checkObject(inputJson);
        online("service", service, model -> model.hasService(service))
                .forEach(device -> invoke(device, service, inputJson));
    }

    @Override
    public void desireAll(String identifier, String valueJson) {
        JsonText.read(valueJson);
        online("property to set", identifier, model -> model.isWritable(identifier))
                .forEach(device -> desire(device, identifier, valueJson));
    }

    private List<DeviceId> online(String kind, String identifier, Predicate<TslModel> has) {
        List<DeviceId> devices = link.online().stream()
                .filter(device -> products.containsKey(device.productKey())
                        && has.test(products.get(device.productKey()).model()))
                .toList();
        if (devices.isEmpty()) {
            throw new IllegalStateException("no device that is connected has the " + kind + " '" + identifier + "'");
        }
        return devices;
    }

    @Override
    public synchronized void refuseRequests(int code) {
        if (code == Codes.OK) {
            throw new IllegalArgumentException("200 is no refusal");
        }
        replies.refuse(OptionalInt.of(code));
    }

    @Override
    public synchronized void acceptRequests() {
        replies.refuse(OptionalInt.empty());
    }

    @Override
    public synchronized void holdReplies() {
        replies.hold();
    }

    @Override
    public synchronized void releaseReplies() {
        replies.release();
    }

    @Override
    public synchronized void dropReplies(boolean on) {
        replies.drop(on);
    }

    /** Forgets all that was reported and is wanted, takes every fault back, and waits for no answer any more. */
    public synchronized void startAfresh() {
        records.clear();
        replies.takeBack();
        downlinks.giveUp();
    }
}
