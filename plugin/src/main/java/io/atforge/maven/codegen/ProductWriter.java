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
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.maven.descriptor.ProductDescriptor;
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
                "new $T($>$>\n$L,\n$T.$L,\n$T.$L,\n$L,\n$L$L)$L$<$<",
                PlatformSettings.class,
                endpoint(platform.endpoint()),
                Transport.class,
                platform.transport().name(),
                SignMethod.class,
                platform.signMethod().name(),
                platform.keepAliveSeconds(),
                platform.cleanSession(),
                furtherSettings(platform),
                quota(platform));
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
        return CodeBlock.of("new $T($L, $L)", Endpoint.class, JavaSource.string(endpoint.host()), endpoint.port());
    }

    private static CodeBlock modem(ProductDescriptor product) {
        CodeBlock dialect = JavaSource.string(product.modem().dialect().name());
        return product.modem()
                .password()
                .map(password -> CodeBlock.of(
                        "new $T($L, $T.of($L))",
                        ModemSettings.class,
                        dialect,
                        Optional.class,
                        JavaSource.secret(password)))
                .orElseGet(() -> CodeBlock.of("$T.of($L)", ModemSettings.class, dialect));
    }
}
