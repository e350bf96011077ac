package io.atforge.maven.codegen;

import io.atforge.maven.codegen.text.GeneratedFile;
import io.atforge.maven.codegen.thing.ThingWriter;
import io.atforge.maven.descriptor.ProductDescriptor;
import io.atforge.maven.descriptor.ScriptConstant;
import io.atforge.maven.descriptor.thing.ThingDescriptor;
import io.atforge.maven.model.CertificateExport;
import io.atforge.maven.model.DevicesFile;
import io.atforge.maven.model.ProductDeclaration;
import io.atforge.maven.naming.JavaPackage;
import io.atforge.maven.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Generates the types and the resources of each product. The same input gives the same text everywhere. */
public final class CodeGenerator {

    private final JavaPackage javaPackage;

    /**
     * Creates a generator.
     *
     * @param javaPackage the package of the types; Java must take its name
     */
    public CodeGenerator(JavaPackage javaPackage) {
        this.javaPackage = javaPackage;
    }

    /**
     * Generates.
     *
     * @param file    the checked file
     * @param scripts gives the scripts of a product
     * @return the files
     */
    public GeneratedFiles generate(DevicesFile file, Function<ProductDeclaration, List<Script>> scripts) {
        List<GeneratedFile> sources = new ArrayList<>();
        List<GeneratedFile> resources = new ArrayList<>();
        for (ProductDeclaration declaration : file.products()) {
            ProductDescriptor product =
                    ProductDescriptor.of(javaPackage, file, declaration, scripts.apply(declaration));
            sources.add(JavaSource.file(product, ProductWriter.write(product)));
            sources.add(JavaSource.file(product, TopicsWriter.write(product)));
            sources.add(JavaSource.file(product, DevicesWriter.write(product)));
            sources.add(JavaSource.file(product, CredentialsWriter.write(product)));
            sources.add(ScriptsWriter.write(product));
            declaration.thing().stream()
                    .flatMap(thing -> ThingDescriptor.of(javaPackage, product.types(), thing).stream())
                    .forEach(module -> sources.add(ThingWriter.write(module)));
            for (ScriptConstant constant : product.scripts()) {
                if (!constant.script().ofFamily()) {
                    resources.add(ScriptsWriter.file(product, constant.script()));
                }
                if (constant.script().isOpenAtSite()) {
                    resources.add(ScriptsWriter.fileAtSite(product, constant.script()));
                }
            }
            product.certificates().ifPresent(export -> resources.add(deviceNames(product, export)));
            file.platform()
                    .authorities()
                    .ifPresent(authorities ->
                            resources.add(new GeneratedFile(product.authoritiesPath(), authorities.pem())));
        }
        return new GeneratedFiles(sources, resources);
    }

    /** The form that {@link io.atforge.device.Fleet} reads. */
    private static GeneratedFile deviceNames(ProductDescriptor product, CertificateExport export) {
        StringBuilder text =
                new StringBuilder().append(export.deviceNames().size()).append('\n');
        export.deviceNames().forEach(name -> text.append(name).append('\n'));
        return new GeneratedFile(product.deviceNamesPath(), text.toString());
    }
}
