package io.atforge.maven.codegen;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import io.atforge.maven.descriptor.ProductDescriptor;
import io.atforge.maven.descriptor.ScriptConstant;
import io.atforge.maven.script.Script;
import io.atforge.script.ScriptResource;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Writes the scripts and a handle for each. */
final class ScriptsWriter {

    private ScriptsWriter() {}

    static TypeSpec write(ProductDescriptor product) {
        TypeSpec.Builder type = JavaSource.holder(
                product.types().scripts(),
                "The AT scripts of product {@link " + product.types().product() + "}.");
        product.scripts().forEach(script -> type.addField(constant(product, script)));
        return type.build();
    }

    private static FieldSpec constant(ProductDescriptor product, ScriptConstant script) {
        return FieldSpec.builder(
                        ScriptResource.class, script.constant(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L", "Script " + JavaSource.code(product.scriptPath(script.script())) + ".")
                .initializer(
                        "new $T($>$>\n$T.class,\n$L,\n$L)$<$<",
                        ScriptResource.class,
                        product.product(),
                        JavaSource.string(product.types().product()),
                        JavaSource.string(script.script().name()))
                .build();
    }

    static GeneratedFile file(ProductDescriptor product, Script script) {
        String devices = product.source().path().getFileName().toString();
        String header = "# %s: %s. %s, MQTT over %s, %s%s. Generated from %s, do not edit."
                .formatted(
                        product.types().product(),
                        script.name(),
                        product.modem().dialect().title(),
                        product.platform().transport().id().toUpperCase(Locale.ROOT),
                        product.platform().signMethod().id(),
                        product.platform().authenticator().isPresent() ? ", authenticated over HTTPS" : "",
                        script.replacement()
                                .map(file -> devices + " and " + file)
                                .orElse(devices));
        return new GeneratedFile(
                product.scriptPath(script), header.replaceAll("\\p{Cntrl}", " ") + "\n\n" + script.text());
    }
}
