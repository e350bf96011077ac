package io.atforge.maven.codegen.thing;

import io.atforge.maven.descriptor.thing.Member;
import io.atforge.maven.descriptor.thing.ValueType;
import java.util.stream.Collectors;

/** Writes an enum, or the class of a struct. */
final class ValueTypeWriter {

    private final SourceText text;
    private final TypeNames names;
    private final TypeCode types;
    private final ValuesWriter fields;

    ValueTypeWriter(SourceText text, TypeNames names) {
        this.text = text;
        this.names = names;
        this.types = new TypeCode(names);
        this.fields = new ValuesWriter(text, names);
    }

    void write(ValueType type) {
        if (type instanceof ValueType.OfEnum ofEnum) {
            write(ofEnum);
        } else if (type instanceof ValueType.OfStruct ofStruct) {
            write(ofStruct);
        }
    }

    private void write(ValueType.OfEnum type) {
        text.javadoc(Facts.comment(
                        type.field(), "Values of " + Facts.code(type.field().identifier()) + "."))
                .open("public enum " + type.type() + " implements " + names.of("EnumValue") + " {");
        int left = type.constants().size();
        for (ValueType.EnumConstant constant : type.constants()) {
            left--;
            String title = Facts.text(constant.constant().text());
            int code = constant.constant().code();
            text.javadoc(title.isEmpty() ? code + "." : code + ": " + title + ".")
                    .line(constant.name() + "(" + code + ")" + (left == 0 ? ";" : ","));
        }
        if (type.constants().isEmpty()) {
            text.line(";");
        }
        text.javadoc("What stands for the constant in JSON.")
                .line("private final int code;")
                .javadoc("Takes what stands for the constant.\n\n@param code the number")
                .open(type.type() + "(int code) {")
                .line("this.code = code;")
                .close()
                .line("")
                .line("@" + names.lang("Override"))
                .open("public int code() {")
                .line("return code;")
                .close()
                .close();
    }

    /**
     * No record: javac 17 misses comments on a record's fields, where there is no place for any, and with
     * {@code -Xdoclint:all -Werror} that is an error.
     */
    private void write(ValueType.OfStruct type) {
        String values = names.of("Values");
        String members = type.members().stream()
                .map(member -> "\n                values.get(" + member.constant() + ").orElseThrow()")
                .collect(Collectors.joining(","));
        text.javadoc(Facts.comment(
                        type.field(), "Values of " + Facts.code(type.field().identifier()) + "."))
                .open("public static final class " + type.type() + " {");
        type.members().forEach(fields::constant);
        text.javadoc("Reads and writes values.")
                .line("private static final " + names.of("DataType") + "<" + type.type() + "> TYPE = "
                        + names.of("DataType") + ".struct(\n        " + fields.fields(type.members())
                        + ",\n        values -> new " + type.type() + "(" + members
                        + "),\n        value -> value.values);");
        text.javadoc("The members.").line("private final " + values + " values;");
        constructor(type, values);
        for (Member member : type.members()) {
            text.javadoc(ValuesWriter.comment(member, "") + "\n\n@return the value")
                    .open("public " + types.primitive(member) + " " + member.name() + "() {")
                    .line("return values.get(" + member.constant() + ").orElseThrow();")
                    .close();
        }
        fields.objectMethods(type.type());
        text.close();
    }

    private void constructor(ValueType.OfStruct type, String values) {
        String tags = type.members().stream()
                .map(member -> "\n@param " + member.name() + " " + Facts.tag(member))
                .collect(Collectors.joining());
        String parameters = type.members().stream()
                .map(member -> "\n        " + types.primitive(member) + " " + member.name())
                .collect(Collectors.joining(","));
        String put = type.members().stream()
                .map(member -> "\n        .put(" + member.constant() + ", " + member.name() + ")")
                .collect(Collectors.joining());
        text.javadoc("Checks each.\n" + tags + ValuesWriter.outside("one"))
                .open("public " + type.type() + "(" + parameters + ") {")
                .line("this.values = " + values + ".builder()" + put + "\n        .build();")
                .close();
    }
}
