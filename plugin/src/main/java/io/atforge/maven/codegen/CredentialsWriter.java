package io.atforge.maven.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.atforge.aliyun.CredentialProvider;
import io.atforge.aliyun.SecretSource;
import io.atforge.device.Device;
import io.atforge.maven.descriptor.ProductDescriptor;
import javax.lang.model.element.Modifier;

/** Writes the way from a device to its credential provider. */
final class CredentialsWriter {

    private CredentialsWriter() {}

    static TypeSpec write(ProductDescriptor product) {
        return JavaSource.holder(
                        product.types().credentials(),
                        "Credential providers for the devices of product {@link "
                                + product.types().product() + "}."
                                + " They sign afresh, with a\nfresh timestamp, at each call.")
                .addMethod(of(product)
                        .addJavadoc("$L", """
                                The provider that signs with the device's own secret.

                                @param device the device
                                @return the provider""")
                        .addStatement("return device.credentials()")
                        .build())
                .addMethod(of(product)
                        .addParameter(SecretSource.class, "secrets")
                        .addJavadoc("$L", """
                                The provider that signs with a secret from another place.

                                @param device the device
                                @param secrets where the secret is
                                @return the provider""")
                        .addStatement("return device.credentials(secrets)")
                        .build())
                .build();
    }

    private static MethodSpec.Builder of(ProductDescriptor product) {
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(CredentialProvider.class)
                .addParameter(ParameterizedTypeName.get(ClassName.get(Device.class), product.product()), "device");
    }
}
