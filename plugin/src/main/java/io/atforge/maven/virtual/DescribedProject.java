package io.atforge.maven.virtual;

import io.atforge.InvalidArgumentException;
import io.atforge.device.ModemSettings;
import io.atforge.maven.json.JsonLine;
import io.atforge.maven.model.DeviceDeclaration;
import io.atforge.maven.model.ProductDeclaration;
import io.atforge.maven.model.TopicDeclaration;
import io.atforge.maven.project.CheckedProject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A project as the virtual modem is told of it. Its text form hides the secrets.
 *
 * @param json   the description, secrets and all, on one line
 * @param advice what the user has to set for the secrets that have a stand-in; a line each
 */
public record DescribedProject(String json, List<String> advice) {

    /** Copies the list. */
    public DescribedProject {
        Objects.requireNonNull(json);
        advice = List.copyOf(advice);
    }

    /**
     * Describes a project as it is on this machine.
     *
     * @param project the project
     * @return its description
     * @throws io.atforge.InvalidArgumentException if the modem family is a reference to where nothing stands
     */
    public static DescribedProject of(CheckedProject project) {
        DeviceSecrets secrets = new DeviceSecrets(project);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("dialect", family(project));
        model(project).ifPresent(name -> json.put("model", name));
        json.put(
                "products",
                project.devices().products().stream()
                        .map(product -> product(product, secrets))
                        .toList());
        return new DescribedProject(JsonLine.of(json), secrets.advice());
    }

    /** Of the modem only this is asked for: an access point that is set on the gateway alone is missing here. */
    private static String family(CheckedProject project) {
        return project.devices()
                .modem()
                .family()
                .seenFrom(project.files().basedir())
                .read("modem.dialect", ModemSettings::checkedFamily);
    }

    /** A model that is set on the gateway alone is missing here as well; any will do then. */
    private static Optional<String> model(CheckedProject project) {
        try {
            return project.devices()
                    .modem()
                    .model()
                    .map(model ->
                            model.seenFrom(project.files().basedir()).read("modem.model", ModemSettings::checkedModel))
                    .filter(name -> !name.isBlank());
        } catch (InvalidArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> product(ProductDeclaration product, DeviceSecrets secrets) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", product.key());
        json.put("name", product.name());
        json.put(
                "topics", product.topics().stream().map(DescribedProject::topic).toList());
        List<Map<String, String>> devices = new ArrayList<>();
        for (DeviceDeclaration device : product.devices()) {
            devices.add(device(device.name(), secrets.of(product, device)));
        }
        product.certificates()
                .ifPresent(export -> export.deviceNames()
                        .forEach(name -> devices.add(device(name, secrets.of(product, export, name)))));
        json.put("devices", devices);
        product.thing()
                .ifPresent(thing -> json.put(
                        "thingModel",
                        thing.modules().stream()
                                .map(module ->
                                        module.source().path().toAbsolutePath().toString())
                                .toList()));
        return json;
    }

    private static Map<String, String> topic(TopicDeclaration topic) {
        return Map.of(
                "class",
                topic.topicClass().text(),
                "permission",
                topic.permission().spellings().get(0));
    }

    private static Map<String, String> device(String name, String secret) {
        return Map.of("name", name, "secret", secret);
    }

    @Override
    public String toString() {
        return "DescribedProject[" + advice.size() + " stand-ins]";
    }
}
