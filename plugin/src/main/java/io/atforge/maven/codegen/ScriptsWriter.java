package io.atforge.maven.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import io.atforge.maven.descriptor.ProductDescriptor;
import io.atforge.maven.descriptor.ScriptConstant;
import io.atforge.maven.script.Script;
import io.atforge.script.ScriptResource;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** Writes the scripts and a handle for each. */
final class ScriptsWriter {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

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
                .addJavadoc("$L", javadoc(product, script.script()))
                .initializer(
                        "new $T($>$>\n$T.class,\n$L,\n$L$L)$<$<",
                        ScriptResource.class,
                        product.product(),
                        JavaSource.string(product.types().product()),
                        JavaSource.string(script.script().name()),
                        script.script().ofFamily() ? CodeBlock.of(",\n$L", JavaSource.string(family(product))) : "")
                .build();
    }

    private static String javadoc(ProductDescriptor product, Script script) {
        return script.ofFamily()
                ? "Script " + JavaSource.code(script.name()) + " of modem family " + JavaSource.code(family(product))
                        + "."
                : "Script " + JavaSource.code(product.scriptPath(script)) + ".";
    }

    private static String family(ProductDescriptor product) {
        return product.modem().dialect().name();
    }

    static GeneratedFile file(ProductDescriptor product, Script script) {
        String devices = product.source().path().getFileName().toString();
        String header = "# " + product.types().product() + ": " + script.name() + ". "
                + product.modem().dialect().title() + ", MQTT over "
                + product.platform().transport().id().toUpperCase(Locale.ROOT) + ", "
                + product.platform().signMethod().id()
                + (product.platform().authenticator().isPresent() ? ", authenticated over HTTPS" : "")
                + ". Generated from "
                + script.replacement().map(file -> devices + " and " + file).orElse(devices) + ", do not edit.";
        return new GeneratedFile(
                product.scriptPath(script), CONTROL.matcher(header).replaceAll(" ") + "\n\n" + script.text());
    }
}
