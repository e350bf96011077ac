package io.atforge.maven.descriptor;

import com.palantir.javapoet.ClassName;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.maven.model.CertificateExport;
import io.atforge.maven.model.DevicesFile;
import io.atforge.maven.model.ModemDeclaration;
import io.atforge.maven.model.ProductDeclaration;
import io.atforge.maven.naming.ConstantName;
import io.atforge.maven.naming.JavaPackage;
import io.atforge.maven.naming.ProductTypes;
import io.atforge.maven.script.Script;
import io.atforge.maven.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is generated for a product, with every name decided.
 *
 * @param packageName  the package of the types
 * @param source       what it is generated from
 * @param types        the names of the types
 * @param description  what the product is, in the user's words; may be empty
 * @param key          the product's key
 * @param platform     how its devices connect
 * @param modem        which modem they have
 * @param topics       the topics' constants
 * @param topicMethods the methods for topics with a parameter
 * @param devices      the devices' constants
 * @param certificates the other devices
 * @param scripts      the scripts' constants
 */
public record ProductDescriptor(
        String packageName,
        SourceFile source,
        ProductTypes types,
        String description,
        String key,
        PlatformSettings platform,
        ModemDeclaration modem,
        List<TopicConstant> topics,
        List<TopicMethod> topicMethods,
        List<DeviceConstant> devices,
        Optional<CertificateExport> certificates,
        List<ScriptConstant> scripts) {

    public static ProductDescriptor of(
            JavaPackage javaPackage, DevicesFile file, ProductDeclaration product, List<Script> scripts) {
        return new ProductDescriptor(
                javaPackage.name(),
                file.source(),
                ProductTypes.of(product.name()),
                product.description(),
                product.key(),
                file.platform().settingsOf(product.key()),
                file.modem(),
                Stream.concat(
                                product.topics().stream().map(TopicConstant::of),
                                product.systemTopics().stream()
                                        .filter(topic -> topic.parameter().isEmpty())
                                        .map(topic -> TopicConstant.of(topic, product.key())))
                        .toList(),
                product.systemTopics().stream()
                        .filter(topic -> topic.parameter().isPresent())
                        .map(topic -> TopicMethod.of(topic, product.key()))
                        .toList(),
                product.devices().stream()
                        .map(device ->
                                new DeviceConstant(ConstantName.of(device.name()), device.name(), device.secret()))
                        .toList(),
                product.certificates(),
                scripts.stream()
                        .map(script -> new ScriptConstant(ConstantName.of(script.name()), script))
                        .toList());
    }

    public ClassName product() {
        return ClassName.get(packageName, types.product());
    }

    ClassName credentials() {
        return ClassName.get(packageName, types.credentials());
    }

    /** Where an export lies, from the project's folder: devices.yaml names it from its own. */
    public String placeOf(CertificateExport export) {
        return Path.of(source.name())
                .resolveSibling(export.path())
                .normalize()
                .toString()
                .replace('\\', '/');
    }

    /** The resource with the names of the devices that have no constant. */
    public String deviceNamesPath() {
        return resource("devices.txt");
    }

    /** The resource with the certificates of those whom the modem trusts. */
    public String authoritiesPath() {
        return resource("ca.pem");
    }

    public String scriptPath(Script script) {
        return resource(script.name() + ".at");
    }

    /** The resource with what a session runs in place of a script of the project's own. */
    public String scriptAtSitePath(Script script) {
        return resource("open/" + script.name() + ".at");
    }

    private String resource(String file) {
        return "META-INF/atforge/" + types.product() + "/" + file;
    }
}
