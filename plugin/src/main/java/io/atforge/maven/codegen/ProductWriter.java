package io.atforge.maven.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.device.AccessPoint;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.maven.codegen.text.JavadocText;
import io.atforge.maven.descriptor.ProductDescriptor;
import io.atforge.maven.descriptor.ScriptConstant;
import io.atforge.maven.model.AccessPointDeclaration;
import io.atforge.maven.model.ModemDeclaration;
import io.atforge.site.SiteValue;
import io.atforge.topic.PublishQuota;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the class that stands for a product. */
final class ProductWriter {

    private ProductWriter() {}

    static TypeSpec write(ProductDescriptor product) {
        ClassName type = product.product();
        return JavaSource.holder(
                        product.types().product(),
                        JavadocText.before(
                                "The product " + JavaSource.code(product.key()) + ".", product.description()))
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(ClassName.get(Product.class), type),
                                "PRODUCT",
                                Modifier.PUBLIC,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .addJavadoc("The product with its key, platform and modem settings.")
                        .initializer(
                                "new $T<>($>$>\n$T.class,\n$L,\n$L,\n$L,\n$L)$<$<",
                                Product.class,
                                type,
                                JavaSource.string(product.types().product()),
                                JavaSource.string(product.key()),
                                platform(product.platform()),
                                modem(product))
                        .build())
                .build();
    }

    private static CodeBlock platform(PlatformSettings platform) {
        return CodeBlock.of(
                "new $T($>$>\n$L,\n$T.$L,\n$T.$L,\n$L,\n$L$L)$L$L$<$<",
                PlatformSettings.class,
                endpoint(platform.endpoint()),
                Transport.class,
                platform.transport().name(),
                SignMethod.class,
                platform.signMethod().name(),
                platform.keepAliveSeconds(),
                platform.cleanSession(),
                furtherSettings(platform),
                quota(platform),
                site(platform));
    }

    /** Most products need none of them, and have a constructor without. */
    private static CodeBlock furtherSettings(PlatformSettings platform) {
        boolean standard = platform.clientId().equals(PlatformSettings.DEFAULT_CLIENT_ID)
                && platform.timestamp()
                && platform.authenticator().isEmpty();
        CodeBlock authenticator = platform.authenticator()
                .map(endpoint -> CodeBlock.of("$T.of($L)", Optional.class, endpoint(endpoint)))
                .orElseGet(() -> CodeBlock.of("$T.empty()", Optional.class));
        return standard
                ? CodeBlock.of("")
                : CodeBlock.of(
                        ",\n$L,\n$L,\n$L", JavaSource.string(platform.clientId()), platform.timestamp(), authenticator);
    }

    /** Nothing where it is as usual at the host, which the settings know themselves. */
    private static CodeBlock quota(PlatformSettings platform) {
        PublishQuota quota = platform.publishQuota();
        if (quota.equals(platform.endpoint().usualQuota())) {
            return CodeBlock.of("");
        }
        Map<PublishQuota, String> named = Map.of(
                PublishQuota.standard(), "standard()",
                PublishQuota.freeInstance(), "freeInstance()",
                PublishQuota.unlimited(), "unlimited()");
        String value =
                named.getOrDefault(quota, "perSecond(" + quota.qos0PerSecond() + ", " + quota.qos1PerSecond() + ")");
        return CodeBlock.of("\n.withPublishQuota($T.$L)", PublishQuota.class, value);
    }

    private static CodeBlock endpoint(Endpoint endpoint) {
        return endpoint.host().equals(Endpoint.OPEN_HOST)
                ? CodeBlock.of("new $T($T.OPEN_HOST, $L)", Endpoint.class, Endpoint.class, endpoint.port())
                : CodeBlock.of("new $T($L, $L)", Endpoint.class, JavaSource.string(endpoint.host()), endpoint.port());
    }

    /** Nothing where host and port are the same at every site. */
    private static CodeBlock site(PlatformSettings platform) {
        return platform.host().isPresent() && platform.port().isPresent()
                ? CodeBlock.of(
                        "\n.withEndpoint($L, $L)",
                        JavaSource.string(platform.host().get().toString()),
                        JavaSource.string(platform.port().get().toString()))
                : CodeBlock.of("");
    }

    private static CodeBlock modem(ProductDescriptor product) {
        ModemDeclaration modem = product.modem();
        String family = modem.family().toString();
        CodeBlock.Builder settings = CodeBlock.builder()
                .add(
                        "$T.of($L)$>$>",
                        ModemSettings.class,
                        JavaSource.string(modem.dialect().name()));
        if (modem.family() instanceof SiteValue.Reference) {
            settings.add("\n.withFamily($L)", JavaSource.string(family));
        }
        modem.model().ifPresent(model -> settings.add("\n.withModel($L)", JavaSource.string(model.toString())));
        if (!modem.accessPoints().isEmpty()) {
            String lines = modem.accessPoints().size() == 1 ? "" : "\n";
            settings.add(
                    "\n.withAccessPoints($>$>" + lines + "$L)$<$<",
                    modem.accessPoints().stream()
                            .map(ProductWriter::accessPoint)
                            .collect(CodeBlock.joining("," + lines)));
        }
        modem.pin().ifPresent(pin -> settings.add("\n.withPin($L)", JavaSource.secret(pin)));
        settings.add(
                "\n.withOwnScripts($L)",
                product.scripts().stream()
                        .map(ScriptConstant::script)
                        .filter(script -> script.replacement().isPresent())
                        .map(script -> JavaSource.string(script.name()))
                        .collect(CodeBlock.joining(", ")));
        return settings.add("$<$<").build();
    }

    private static CodeBlock accessPoint(AccessPointDeclaration point) {
        if (point.name().isEmpty()) {
            return CodeBlock.of("$T.chosenByNetwork()", AccessPoint.class);
        }
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$T.of($L)",
                        AccessPoint.class,
                        JavaSource.string(point.name().get().toString()));
        point.user().ifPresent(user -> code.add(".withUser($L)", JavaSource.string(user.toString())));
        point.password().ifPresent(password -> code.add(".withPassword($L)", JavaSource.secret(password)));
        return code.build();
    }
}
