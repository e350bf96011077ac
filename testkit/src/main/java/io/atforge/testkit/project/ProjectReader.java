package io.atforge.testkit.project;

import io.atforge.testkit.platform.json.JsonText;
import io.atforge.topic.Permission;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a project's description, for example
 *
 * <pre>{@code
 * {"dialect":"air720","products":[{"key":"a1hahpgAs3s","name":"Tracker",
 *   "topics":[{"class":"/${productKey}/${deviceName}/test","permission":"publish-subscribe"}],
 *   "devices":[{"name":"test","secret":"…"}],"thingModel":["/home/me/tracker.tsl.json"]}]}
 * }</pre>
 *
 * <p>{@code dialect} and {@code model}, and of a product {@code name}, {@code topics}, {@code devices}, {@code thingModel} and
 * {@code productSecret}, may be missing. Nothing else may be there.
 */
public final class ProjectReader {

    private ProjectReader() {}

    /**
     * Reads a description.
     *
     * @param json the description
     * @return the project
     * @throws IllegalArgumentException if it is no JSON, or has mistakes; says where, and shows no value
     */
    public static ProjectDescription read(String json) {
        Members project = new Members("", tree(json), List.of("dialect", "model", "products"));
        List<ProductDescription> products = project.list("products", ProjectReader::product);
        if (products.isEmpty()) {
            throw Members.mistake("products", "is missing or empty");
        }
        requireDistinct("products", "key", products, ProductDescription::key);
        return new ProjectDescription(project.optionalText("dialect"), project.optionalText("model"), products);
    }

    private static Object tree(String json) {
        try {
            return JsonText.read(json);
        } catch (IllegalArgumentException e) {
            // Not with the cause: the reader's own message quotes what it has read.
            throw Members.mistake("it", "is " + e.getMessage());
        }
    }

    private static ProductDescription product(String where, Object tree) {
        Members product =
                new Members(where, tree, List.of("key", "name", "topics", "devices", "thingModel", "productSecret"));
        List<DeviceDescription> devices = product.list("devices", ProjectReader::device);
        requireDistinct(product.where("devices"), "name", devices, DeviceDescription::name);
        return new ProductDescription(
                product.text("key"),
                product.optionalText("name"),
                product.list("topics", ProjectReader::topic),
                devices,
                product.paths("thingModel"),
                product.optionalText("productSecret"));
    }

    private static TopicDescription topic(String where, Object tree) {
        Members topic = new Members(where, tree, List.of("class", "permission"));
        return new TopicDescription(
                topic.text("class"),
                Permission.parse(topic.text("permission"))
                        .orElseThrow(() -> Members.mistake(
                                topic.where("permission"), "is none of publish, subscribe and publish-subscribe")));
    }

    private static DeviceDescription device(String where, Object tree) {
        Members device = new Members(where, tree, List.of("name", "secret"));
        return new DeviceDescription(device.text("name"), device.text("secret"));
    }

    private static <T> void requireDistinct(String where, String member, List<T> all, Function<T, String> name) {
        Set<String> names = new HashSet<>();
        for (T each : all) {
            if (!names.add(name.apply(each))) {
                throw Members.mistake(where, "has the " + member + " '" + name.apply(each) + "' twice");
            }
        }
    }
}
