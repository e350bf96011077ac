package io.atforge.maven.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.atforge.aliyun.SecretSource;
import io.atforge.maven.codegen.text.GeneratedFile;
import io.atforge.maven.codegen.text.JavadocText;
import io.atforge.maven.codegen.text.Origin;
import io.atforge.maven.codegen.text.StringLiteral;
import io.atforge.maven.descriptor.ProductDescriptor;
import io.atforge.maven.model.SecretDeclaration;
import javax.lang.model.element.Modifier;

/** What all generated Java files have in common. */
final class JavaSource {

    private JavaSource() {}

    /** A class that only holds constants and static methods. Doclint asks for comments on private members too. */
    static TypeSpec.Builder holder(String name, String javadoc) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("$L", javadoc)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addJavadoc("No instances.")
                        .build());
    }

    static GeneratedFile file(ProductDescriptor product, TypeSpec type) {
        String text = JavaFile.builder(product.packageName(), type)
                .addFileComment("$L", comment(product))
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
        return file(product, type.name(), text);
    }

    static GeneratedFile file(ProductDescriptor product, String type, String text) {
        return new GeneratedFile(product.packageName().replace('.', '/') + "/" + type + ".java", text);
    }

    /** What a file starts with, up to its imports. */
    static String header(ProductDescriptor product) {
        return "// " + comment(product) + "\npackage " + product.packageName() + ";\n\n";
    }

    private static String comment(ProductDescriptor product) {
        return Origin.of(product.source());
    }

    static CodeBlock string(String text) {
        return CodeBlock.of("$L", StringLiteral.of(text));
    }

    /** A reference stays the text that the user wrote: it is read at run time, so there is one grammar. */
    static CodeBlock secret(SecretDeclaration secret) {
        return CodeBlock.of(
                "$T.$L($L)", SecretSource.class, secret.literal() ? "literal" : "parse", string(secret.text()));
    }

    /** Text of the user's as code in Javadoc. */
    static String code(String text) {
        return "<code>" + JavadocText.of(text) + "</code>";
    }
}
