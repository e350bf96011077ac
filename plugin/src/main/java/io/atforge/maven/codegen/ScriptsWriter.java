package io.atforge.maven.codegen;

import io.atforge.maven.codegen.text.GeneratedFile;
import io.atforge.maven.codegen.text.StringLiteral;
import io.atforge.maven.descriptor.ProductDescriptor;
import io.atforge.maven.descriptor.ScriptConstant;
import io.atforge.maven.script.Script;
import io.atforge.script.ScriptResource;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes the scripts and a handle for each. */
final class ScriptsWriter {

    private static final Class<?> TYPE = ScriptResource.class;
    private static final String ARGUMENT = " ".repeat(12);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private ScriptsWriter() {}

    /** As text, since a script's name is all that differs: to compose these took longer than all other types. */
    static GeneratedFile write(ProductDescriptor product) {
        String name = product.types().product();
        // A product of that name is nearer than an import.
        boolean taken = name.equals(TYPE.getSimpleName());
        String handle = taken ? TYPE.getName() : TYPE.getSimpleName();
        boolean imported = !taken && !product.packageName().equals(TYPE.getPackageName());
        StringBuilder text = new StringBuilder(JavaSource.header(product))
                .append(imported ? "import " + TYPE.getName() + ";\n\n" : "")
                .append("/**\n * The AT scripts of product {@link " + name + "}.\n */\n")
                .append("public final class " + product.types().scripts() + " {\n");
        for (ScriptConstant script : product.scripts()) {
            text.append("    /**\n     * " + javadoc(product, script.script()) + "\n     */\n")
                    .append("    public static final " + handle + " " + script.constant() + " = new " + handle + "(\n")
                    .append(ARGUMENT + name + ".class,\n")
                    .append(ARGUMENT + StringLiteral.of(name) + ",\n")
                    .append(ARGUMENT + StringLiteral.of(script.script().name()))
                    .append(script.script().ofFamily() ? ",\n" + ARGUMENT + StringLiteral.of(family(product)) : "")
                    .append(");\n\n");
        }
        text.append("    /**\n     * No instances.\n     */\n")
                .append("    private " + product.types().scripts() + "() {\n    }\n}\n");
        return JavaSource.file(product, product.types().scripts(), text.toString());
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
        return new GeneratedFile(product.scriptPath(script), header(product, script) + script.text());
    }

    static GeneratedFile fileAtSite(ProductDescriptor product, Script script) {
        return new GeneratedFile(product.scriptAtSitePath(script), header(product, script) + script.atSite());
    }

    private static String header(ProductDescriptor product, Script script) {
        String devices = product.source().path().getFileName().toString();
        String header = "# " + product.types().product() + ": " + script.name() + ". "
                + product.modem().dialect().title() + ", MQTT over "
                + product.platform().transport().id().toUpperCase(Locale.ROOT) + ", "
                + product.platform().signMethod().id()
                + (product.platform().authenticator().isPresent() ? ", authenticated over HTTPS" : "")
                + ". Generated from "
                + script.replacement().map(file -> devices + " and " + file).orElse(devices) + ", do not edit.";
        return CONTROL.matcher(header).replaceAll(" ") + "\n\n";
    }
}
