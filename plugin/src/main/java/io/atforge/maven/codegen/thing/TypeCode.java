package io.atforge.maven.codegen.thing;

import io.atforge.maven.codegen.text.ShortText;
import io.atforge.maven.codegen.text.StringLiteral;
import io.atforge.maven.descriptor.thing.Member;
import io.atforge.maven.thing.ThingType;
import java.math.BigDecimal;

/** A member's data type as Java: the type of its values, and what makes the type with its limits. */
final class TypeCode {

    /** No unit is longer; a literal of 64 KB would not compile. */
    private static final int LONGEST_UNIT = 100;

    private final TypeNames names;

    TypeCode(TypeNames names) {
        this.names = names;
    }

    /** What a parameter is declared with. */
    String primitive(Member member) {
        return member.field().type().match(new Names(member)).primitive();
    }

    /** What stands between angle brackets. */
    String boxed(Member member) {
        return member.field().type().match(new Names(member)).boxed();
    }

    /** An expression that makes the data type. */
    String dataType(Member member) {
        return member.field().type().match(new Factory(member));
    }

    private String call(String factory, String... arguments) {
        return names.of("DataType") + "." + factory + "(" + String.join(", ", arguments) + ")";
    }

    private String literal(int value) {
        boolean named = names.isFree("Integer");
        if (named && value == Integer.MIN_VALUE) {
            return "Integer.MIN_VALUE";
        }
        return named && value == Integer.MAX_VALUE ? "Integer.MAX_VALUE" : Integer.toString(value);
    }

    /** The console puts step 1 on numbers whose data are finer: only a step below it is a limit. */
    private static String step(String step) {
        boolean limit = !step.isEmpty() && new BigDecimal(step).compareTo(BigDecimal.ONE) < 0;
        return StringLiteral.of(limit ? step : "");
    }

    private static String unit(ThingType.Unit unit) {
        return StringLiteral.of(ShortText.of(unit.symbol(), LONGEST_UNIT));
    }

    /** The type of a value in Java: as a parameter, and between angle brackets. */
    private record Name(String primitive, String boxed) {}

    private final class Names implements ThingType.Cases<Name> {

        private final Member member;

        Names(Member member) {
            this.member = member;
        }

        @Override
        public Name int32(ThingType.Int32 type) {
            return new Name("int", names.lang("Integer"));
        }

        @Override
        public Name float32(ThingType.Float32 type) {
            return new Name("float", names.lang("Float"));
        }

        @Override
        public Name float64(ThingType.Float64 type) {
            return new Name("double", names.lang("Double"));
        }

        @Override
        public Name bool(ThingType.Bool type) {
            return new Name("boolean", names.lang("Boolean"));
        }

        @Override
        public Name enumeration(ThingType.Enumeration type) {
            return ofClass(member.nested().orElseThrow());
        }

        @Override
        public Name text(ThingType.Text type) {
            return ofClass(names.lang("String"));
        }

        @Override
        public Name date(ThingType.Date type) {
            return ofClass(names.of("Instant"));
        }

        @Override
        public Name struct(ThingType.Struct type) {
            return ofClass(member.nested().orElseThrow());
        }

        @Override
        public Name array(ThingType.Array type) {
            return ofClass(names.of("List") + "<" + type.item().match(this).boxed() + ">");
        }

        private static Name ofClass(String name) {
            return new Name(name, name);
        }
    }

    private final class Factory implements ThingType.Cases<String> {

        private final Member member;

        Factory(Member member) {
            this.member = member;
        }

        @Override
        public String int32(ThingType.Int32 n) {
            return call("int32", literal(n.min()), literal(n.max()), Integer.toString(n.step()), unit(n.unit()));
        }

        @Override
        public String float32(ThingType.Float32 n) {
            boolean named = names.isFree("Float");
            return call(
                    "float32",
                    Numbers.literal(n.min(), named),
                    Numbers.literal(n.max(), named),
                    step(n.step()),
                    unit(n.unit()));
        }

        @Override
        public String float64(ThingType.Float64 n) {
            boolean named = names.isFree("Double");
            return call(
                    "float64",
                    Numbers.literal(n.min(), named),
                    Numbers.literal(n.max(), named),
                    step(n.step()),
                    unit(n.unit()));
        }

        @Override
        public String bool(ThingType.Bool type) {
            return call("bool");
        }

        @Override
        public String enumeration(ThingType.Enumeration type) {
            return call("enumeration", member.nested().orElseThrow() + ".class");
        }

        @Override
        public String text(ThingType.Text text) {
            return call("text", literal(text.maxBytes()));
        }

        @Override
        public String date(ThingType.Date type) {
            return call("date");
        }

        @Override
        public String struct(ThingType.Struct type) {
            return member.nested().orElseThrow() + ".TYPE";
        }

        @Override
        public String array(ThingType.Array array) {
            return call("array", literal(array.maxSize()), array.item().match(this));
        }
    }
}
