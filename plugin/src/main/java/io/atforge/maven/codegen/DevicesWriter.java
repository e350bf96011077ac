package io.atforge.maven.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.atforge.aliyun.SecretSource;
import io.atforge.device.Device;
import io.atforge.device.Fleet;
import io.atforge.maven.descriptor.DeviceConstant;
import io.atforge.maven.descriptor.ProductDescriptor;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes a constant for each device of the YAML, and the way to those of the certificate export. */
final class DevicesWriter {

    /** In lower case, which no constant of the user's is. */
    private static final String FLEET = "fleet";

    private DevicesWriter() {}

    static TypeSpec write(ProductDescriptor product) {
        ParameterizedTypeName device = ParameterizedTypeName.get(ClassName.get(Device.class), product.product());
        TypeSpec.Builder type = JavaSource.holder(
                product.types().devices(),
                "The devices of product {@link " + product.types().product() + "}." + certificates(product));
        product.devices().forEach(constant -> type.addField(constant(product, device, constant)));
        return type.addField(fleet(product))
                .addMethod(find(device))
                .addMethod(all(device))
                .build();
    }

    private static FieldSpec constant(ProductDescriptor product, ParameterizedTypeName type, DeviceConstant device) {
        return FieldSpec.builder(type, device.constant(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L", "Device " + JavaSource.code(device.name()) + ".")
                .initializer(
                        "new $T<>($>$>\n$T.PRODUCT,\n$L,\n$L)$<$<",
                        Device.class,
                        product.product(),
                        JavaSource.string(device.name()),
                        JavaSource.secret(device.secret()))
                .build();
    }

    private static FieldSpec fleet(ProductDescriptor product) {
        CodeBlock constants = product.devices().stream()
                .map(device -> CodeBlock.of("$N", device.constant()))
                .collect(CodeBlock.joining(",\n"));
        CodeBlock certificates = product.certificates()
                .map(export -> CodeBlock.of(
                        ",\n$L,\n$T.certificates($L, $T.of($L))",
                        JavaSource.string("/" + product.deviceNamesPath()),
                        SecretSource.class,
                        JavaSource.string(product.types().product()),
                        Path.class,
                        JavaSource.string(product.placeOf(export))))
                .orElseGet(() -> CodeBlock.of(""));
        return FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(Fleet.class), product.product()),
                        FLEET,
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("All devices.")
                .initializer(
                        "$T.of($>$>\n$T.PRODUCT,\n$T.of($>$>$L$<$<)$L)$<$<",
                        Fleet.class,
                        product.product(),
                        List.class,
                        constants,
                        certificates)
                .build();
    }

    private static MethodSpec find(ParameterizedTypeName device) {
        return MethodSpec.methodBuilder("find")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), device))
                .addParameter(String.class, "deviceName")
                .addJavadoc("$L", """
                        Finds a device by its name, with or without a constant.

                        @param deviceName the name
                        @return the device, empty if the product has none of that name""")
                .addStatement("return $N.find(deviceName)", FLEET)
                .build();
    }

    private static MethodSpec all(ParameterizedTypeName device) {
        return MethodSpec.methodBuilder("all")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Collection.class), device))
                .addJavadoc("$L", """
                        All devices, with and without a constant.

                        @return an unmodifiable view""")
                .addStatement("return $N.all()", FLEET)
                .build();
    }

    private static String certificates(ProductDescriptor product) {
        return product.certificates()
                .map(product::placeOf)
                .map(path -> """


                <p>Those of the certificate export have no constant; {@link #find} and {@link #all} reach them.
                Their secrets are looked up when they connect, in the file
                %s, seen from the working directory.
                Where it lies elsewhere, start the program with
                <code>-Datforge.certificates.%s=FILE</code>, or give <code>SecretSource.csv</code> to
                {@link %s}, or to the session's builder as its <code>secrets</code>.""".formatted(
                                JavaSource.code(path),
                                product.types().product(),
                                product.types().credentials()))
                .orElse("");
    }
}
