package io.atforge.testkit.page;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.json.JsonText;
import io.atforge.testkit.platform.state.DeviceRegistry;
import io.atforge.testkit.platform.thing.tsl.TslModel;
import io.atforge.topic.TopicClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a page is told first: the modem, the products, and what can happen. Products do not change once they run. */
final class PageDescription {

    private static final int MOST_DEVICES = 1000;

    private final PageSubject subject;
    private final List<Object> products = new ArrayList<>();

    PageDescription(PageSubject subject) {
        this.subject = subject;
        DeviceRegistry registry = subject.platform().registry();
        Map<String, List<String>> devices = new LinkedHashMap<>();
        for (DeviceId device : registry.devices()) {
            devices.computeIfAbsent(device.productKey(), key -> new ArrayList<>())
                    .add(device.deviceName());
        }
        for (String key : registry.products()) {
            products.add(product(key, devices.getOrDefault(key, List.of())));
        }
    }

    private Map<String, Object> product(String key, List<String> devices) {
        DeviceRegistry registry = subject.platform().registry();
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("key", key);
        product.put("name", registry.productName(key).orElse(null));
        product.put("devices", devices.subList(0, Math.min(devices.size(), MOST_DEVICES)));
        product.put("deviceCount", devices.size());
        List<Object> topics = new ArrayList<>();
        registry.topics(key).forEach((topic, permission) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("class", topic.text().replace("/" + key + "/", "/" + TopicClass.PRODUCT_KEY + "/"));
            one.put("permission", permission.spellings().get(0));
            topics.add(one);
        });
        product.put("topics", topics);
        product.put(
                "properties",
                subject.model().apply(key).map(PageDescription::properties).orElse(List.of()));
        return product;
    }

    private static List<Object> properties(TslModel model) {
        List<Object> properties = new ArrayList<>();
        for (String identifier : model.properties()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("identifier", identifier);
            one.put("writable", model.isWritable(identifier));
            properties.add(one);
        }
        return properties;
    }

    String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("title", subject.title());
        members.put("family", subject.family());
        members.put("products", products);
        members.put("actions", ActionWords.complete());
        members.put("usages", ActionWords.usages());
        return JsonText.write(members);
    }
}
