package io.atforge.maven.codegen.thing;

import io.atforge.maven.codegen.text.StringLiteral;
import io.atforge.maven.descriptor.thing.ServiceMethod;
import io.atforge.maven.descriptor.thing.ThingDescriptor;
import io.atforge.maven.descriptor.thing.WritableMethod;

/** Writes what an application must implement, and the model that calls it. */
final class HandlersWriter {

    private static final String THROWS =
            "\n@throws io.atforge.thing.HandlerException if it cannot be done; the platform is told its code";

    private final SourceText text;
    private final TypeNames names;
    private final TypeCode types;

    HandlersWriter(SourceText text, TypeNames names) {
        this.text = text;
        this.names = names;
        this.types = new TypeCode(names);
    }

    void model(ThingDescriptor thing) {
        String list = names.of("List");
        String writable = names.of("WritableProperty");
        String service = names.of("Service");
        String model = names.of("ThingModel");
        StringBuilder code = new StringBuilder("public static final " + model + "<" + names.product()
                + ", Properties, Handlers> MODEL = new " + model + "<>("
                + "\n        Properties.FIELDS,\n        Properties::new,\n        ");
        code.append(list).append(".<").append(writable).append("<Handlers, ?>>of(");
        String comma = "\n                ";
        for (WritableMethod method : thing.writable()) {
            code.append(comma)
                    .append("new " + writable + "<Handlers, " + types.boxed(method.property()) + ">(Properties."
                            + method.property().constant() + ", Handlers::" + method.method() + ")");
            comma = ",\n                ";
        }
        code.append("),\n        ").append(list).append(".<").append(service).append("<Handlers>>of(");
        comma = "\n                ";
        for (ServiceMethod method : thing.services()) {
            code.append(comma).append(service(service, method));
            comma = ",\n                ";
        }
        text.javadoc("The model, for a session: {@link io.atforge.session.ModemSession#thing}.")
                .line(code.append("));").toString());
    }

    private String service(String service, ServiceMethod method) {
        String call = "handlers." + method.method() + "(new " + method.inputType() + "(input))";
        String indent = "\n                        ";
        String body = method.output().isEmpty()
                ? "{" + indent + "    " + call + ";" + indent + "    return " + names.of("Values") + ".none();" + indent
                        + "}"
                : call + ".values()";
        return "new " + service + "<Handlers>("
                + indent + StringLiteral.of(method.wire()) + ","
                + indent + method.service().synchronous() + ","
                + indent + method.inputType() + ".FIELDS,"
                + indent + "(handlers, input) -> " + body + ")";
    }

    void handlers(ThingDescriptor thing) {
        text.javadoc("What the platform may want of the application: to set a property, or a service.")
                .open("public interface Handlers {");
        for (WritableMethod method : thing.writable()) {
            String type = types.primitive(method.property());
            text.javadoc(Facts.comment(
                                    method.property().field(),
                                    "Sets property "
                                            + Facts.code(method.property().wire()) + ": "
                                            + Facts.of(method.property().field().type()) + ".")
                            + "\n\n@param wanted the value that the platform wants"
                            + "\n@return the value that is now in force; it is reported"
                            + THROWS)
                    .line(type + " " + method.method() + "(" + type + " wanted);");
        }
        for (ServiceMethod method : thing.services()) {
            boolean silent = method.output().isEmpty();
            text.javadoc(Facts.comment(
                                    method.service().name(),
                                    method.service().description(),
                                    "Service " + Facts.code(method.wire()) + ", "
                                            + (method.service().synchronous()
                                                    ? "synchronous: whoever invokes it waits for at most 8 seconds."
                                                    : "asynchronous."))
                            + "\n\n@param input its parameters"
                            + (silent ? "" : "\n@return its results")
                            + THROWS)
                    .line((silent ? "void" : method.outputType()) + " " + method.method() + "(" + method.inputType()
                            + " input);");
        }
        text.close();
    }
}
