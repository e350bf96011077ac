package io.atforge.maven.codegen.thing;

import io.atforge.maven.codegen.text.StringLiteral;
import io.atforge.maven.descriptor.thing.Member;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes an immutable class of values, of which any may be missing, with its builder. */
final class ValuesWriter {

    /** What stands in a line with what is before it. */
    private static final int SHORT = 40;

    private static final String CONTINUED = "\n                ";

    private final SourceText text;
    private final TypeNames names;
    private final TypeCode types;

    ValuesWriter(SourceText text, TypeNames names) {
        this.text = text;
        this.names = names;
        this.types = new TypeCode(names);
    }

    /** What differs from class to class; of properties, who may set each. */
    record Shape(
            String type,
            String comment,
            String supertype,
            Optional<String> identifier,
            boolean readable,
            Function<Member, String> access) {}

    void write(Shape shape, List<Member> members) {
        text.javadoc(shape.comment()).open("public static final class " + shape.type() + shape.supertype() + " {");
        members.forEach(this::constant);
        if (shape.readable()) {
            text.javadoc("All that there are.")
                    .line("private static final " + names.of("List") + "<" + names.of("Field") + "<?>> FIELDS = "
                            + fields(members) + ";");
        }
        String values = names.of("Values");
        text.javadoc("What was set.").line("private final " + values + " values;");
        text.javadoc("Takes what was set.\n\n@param values what was set")
                .open("private " + shape.type() + "(" + values + " values) {")
                .line("this.values = values;")
                .close();
        text.javadoc("Starts to collect values.\n\n@return a builder without values")
                .open("public static Builder builder() {")
                .line("return new Builder();")
                .close();
        members.forEach(member -> getter(member, shape));
        shape.identifier()
                .ifPresent(identifier -> override(
                        "public " + names.lang("String") + " identifier()",
                        "return " + StringLiteral.of(identifier) + ";"));
        if (shape.supertype().isEmpty()) {
            text.javadoc("The values that were set.\n\n@return the values")
                    .open("public " + values + " values() {")
                    .line("return values;")
                    .close();
        } else {
            override("public " + values + " values()", "return values;");
        }
        objectMethods(shape.type());
        builder(shape, members);
        text.close();
    }

    /** By the values alone. */
    void objectMethods(String type) {
        override(
                "public boolean equals(" + names.lang("Object") + " other)",
                "return other instanceof " + type + " that && values.equals(that.values);");
        override("public int hashCode()", "return values.hashCode();");
        override("public " + names.lang("String") + " toString()", "return values.toString();");
    }

    /** The tag of what checks a value, or several. */
    static String outside(String what) {
        return "\n@throws io.atforge.InvalidArgumentException if " + what
                + " is outside its limits; names it and the limit";
    }

    /** In one line, or each in its own. */
    String fields(List<Member> members) {
        List<String> constants = members.stream().map(Member::constant).toList();
        String line = String.join(", ", constants);
        return names.of("List") + ".<" + names.of("Field") + "<?>>of("
                + (line.length() <= SHORT ? line : CONTINUED + String.join("," + CONTINUED, constants)) + ")";
    }

    void constant(Member member) {
        String field = names.of("Field");
        text.javadoc("Checks " + Facts.code(member.field().identifier()) + ".")
                .line("private static final " + field + "<" + types.boxed(member) + "> " + member.constant()
                        + " =\n        new " + field + "<>(" + StringLiteral.of(member.wire()) + ", "
                        + types.dataType(member) + ");");
    }

    private void getter(Member member, Shape shape) {
        String type = names.of("Optional") + "<" + types.boxed(member) + ">";
        text.javadoc(comment(member, shape.access().apply(member)) + "\n\n@return the value, empty if it was not set")
                .open("public " + type + " " + member.name() + "() {")
                .line("return values.get(" + member.constant() + ");")
                .close();
    }

    private void builder(Shape shape, List<Member> members) {
        String type = shape.type();
        String values = names.of("Values");
        text.javadoc("Collects values. Not for several threads.")
                .open("public static final class Builder {")
                .javadoc("What was set so far.")
                .line("private final " + values + ".Builder values = " + values + ".builder();")
                .javadoc("Nothing was set so far.")
                .open("private Builder() {")
                .close();
        for (Member member : members) {
            text.javadoc(comment(member, shape.access().apply(member)) + "\n\n@param " + member.name()
                            + " the value\n@return this" + outside("it"))
                    .open("public Builder " + member.name() + "(" + types.primitive(member) + " " + member.name()
                            + ") {")
                    .line("values.put(" + member.constant() + ", " + member.name() + ");")
                    .line("return this;")
                    .close();
        }
        text.javadoc("The values so far.\n\n@return the values")
                .open("public " + type + " build() {")
                .line("return new " + type + "(values.build());")
                .close();
        text.close();
    }

    static String comment(Member member, String access) {
        return Facts.comment(
                member.field(),
                Facts.code(member.wire()) + ": " + Facts.of(member.field().type()) + access + ".");
    }

    private void override(String signature, String statement) {
        text.line("")
                .line("@" + names.lang("Override"))
                .open(signature + " {")
                .line(statement)
                .close();
    }
}
