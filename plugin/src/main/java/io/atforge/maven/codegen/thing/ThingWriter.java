package io.atforge.maven.codegen.thing;

import io.atforge.maven.codegen.text.GeneratedFile;
import io.atforge.maven.codegen.text.Origin;
import io.atforge.maven.codegen.thing.ValuesWriter.Shape;
import io.atforge.maven.descriptor.thing.EventType;
import io.atforge.maven.descriptor.thing.Member;
import io.atforge.maven.descriptor.thing.ServiceMethod;
import io.atforge.maven.descriptor.thing.ThingDescriptor;
import io.atforge.maven.descriptor.thing.WritableMethod;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the class that holds all types of a module of a thing model. */
public final class ThingWriter {

    private ThingWriter() {}

    /**
     * Writes a module.
     *
     * @param thing what is to be written
     * @return the file
     */
    public static GeneratedFile write(ThingDescriptor thing) {
        TypeNames names = new TypeNames(thing);
        SourceText text = new SourceText();
        ValuesWriter values = new ValuesWriter(text, names);
        HandlersWriter handlers = new HandlersWriter(text, names);
        ValueTypeWriter valueTypes = new ValueTypeWriter(text, names);
        text.javadoc(comment(thing, names)).open("public final class " + thing.type() + " {");
        handlers.model(thing);
        text.javadoc("No instances.").open("private " + thing.type() + "() {").close();
        values.write(properties(thing, names), thing.properties());
        thing.events().forEach(event -> values.write(event(event, names), event.output()));
        for (ServiceMethod service : thing.services()) {
            values.write(parameters(service), service.input());
            if (!service.output().isEmpty()) {
                values.write(results(service), service.output());
            }
        }
        thing.valueTypes().forEach(valueTypes::write);
        handlers.handlers(thing);
        text.close();
        return new GeneratedFile(
                thing.packageName().replace('.', '/') + "/" + thing.type() + ".java", header(thing, names) + text);
    }

    private static String header(ThingDescriptor thing, TypeNames names) {
        return "// " + Origin.of(thing.module().source()) + "\npackage " + thing.packageName() + ";\n\n"
                + names.imports().stream().map(name -> "import " + name + ";\n").collect(Collectors.joining());
    }

    private static String comment(ThingDescriptor thing, TypeNames names) {
        String module = thing.module().identifier();
        return Facts.comment(
                thing.module().name(),
                "",
                (module.isEmpty() ? "The thing model" : "Module " + Facts.code(module) + " of the thing model")
                        + " of product {@link " + names.product() + "}.");
    }

    private static Shape properties(ThingDescriptor thing, TypeNames names) {
        Set<Member> writable =
                thing.writable().stream().map(WritableMethod::property).collect(Collectors.toSet());
        return new Shape(
                "Properties",
                "Properties, as many as were set.",
                " implements " + names.of("PropertyValues") + "<" + names.product() + ">",
                Optional.empty(),
                true,
                property -> writable.contains(property) ? "; the platform may set it" : "; read-only");
    }

    private static Shape event(EventType event, TypeNames names) {
        return new Shape(
                event.type(),
                Facts.comment(
                        event.event().name(),
                        event.event().description(),
                        "Event " + Facts.code(event.wire()) + ", "
                                + event.event().kind().name().toLowerCase(Locale.ROOT) + "."),
                " implements " + names.of("EventValues") + "<" + names.product() + ">",
                Optional.of(event.wire()),
                false,
                parameter -> "");
    }

    private static Shape parameters(ServiceMethod service) {
        return new Shape(
                service.inputType(),
                Facts.comment(
                        service.service().name(),
                        service.service().description(),
                        "Parameters of service " + Facts.code(service.wire()) + "."),
                "",
                Optional.empty(),
                true,
                parameter -> "");
    }

    private static Shape results(ServiceMethod service) {
        return new Shape(
                service.outputType(),
                Facts.comment(
                        service.service().name(),
                        service.service().description(),
                        "Results of service " + Facts.code(service.wire()) + "."),
                "",
                Optional.empty(),
                false,
                result -> "");
    }
}
