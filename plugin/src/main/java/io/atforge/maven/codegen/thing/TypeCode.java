package io.atforge.maven.codegen.thing;

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
        return switch (kind(member.field().type())) {
            case INT -> "int";
            case FLOAT -> "float";
            case DOUBLE -> "double";
            case BOOL -> "boolean";
            default -> boxed(member);
        };
    }

    /** What stands between angle brackets. */
    String boxed(Member member) {
        return boxed(member, member.field().type());
    }

    private String boxed(Member member, ThingType type) {
        return switch (kind(type)) {
            case INT -> names.lang("Integer");
            case FLOAT -> names.lang("Float");
            case DOUBLE -> names.lang("Double");
            case BOOL -> names.lang("Boolean");
            case TEXT -> names.lang("String");
            case DATE -> names.of("Instant");
            case ARRAY -> names.of("List") + "<" + boxed(member, ((ThingType.Array) type).item()) + ">";
            case OWN -> member.nested().orElseThrow();
        };
    }

    /** An expression that makes the data type. */
    String dataType(Member member) {
        return dataType(member, member.field().type());
    }

    private String dataType(Member member, ThingType type) {
        if (type instanceof ThingType.Struct) {
            return member.nested().orElseThrow() + ".TYPE";
        }
        return names.of("DataType") + "." + factory(member, type);
    }

    private String factory(Member member, ThingType type) {
        if (type instanceof ThingType.Int32 n) {
            return call("int32", literal(n.min()), literal(n.max()), Integer.toString(n.step()), unit(n.unit()));
        }
        if (type instanceof ThingType.Float32 n) {
            boolean named = names.isFree("Float");
            return call(
                    "float32",
                    Numbers.literal(n.min(), named),
                    Numbers.literal(n.max(), named),
                    step(n.step()),
                    unit(n.unit()));
        }
        if (type instanceof ThingType.Float64 n) {
            boolean named = names.isFree("Double");
            return call(
                    "float64",
                    Numbers.literal(n.min(), named),
                    Numbers.literal(n.max(), named),
                    step(n.step()),
                    unit(n.unit()));
        }
        if (type instanceof ThingType.Text text) {
            return call("text", literal(text.maxBytes()));
        }
        if (type instanceof ThingType.Array array) {
            return call("array", literal(array.maxSize()), dataType(member, array.item()));
        }
        if (type instanceof ThingType.Enumeration) {
            return call("enumeration", member.nested().orElseThrow() + ".class");
        }
        return type instanceof ThingType.Bool ? call("bool") : call("date");
    }

    private static String call(String factory, String... arguments) {
        return factory + "(" + String.join(", ", arguments) + ")";
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
        String symbol = unit.symbol();
        return StringLiteral.of(
                symbol.codePointCount(0, symbol.length()) > LONGEST_UNIT
                        ? symbol.substring(0, symbol.offsetByCodePoints(0, LONGEST_UNIT)) + "…"
                        : symbol);
    }

    private enum Kind {
        INT,
        FLOAT,
        DOUBLE,
        BOOL,
        TEXT,
        DATE,
        ARRAY,
        OWN
    }

    private static Kind kind(ThingType type) {
        if (type instanceof ThingType.Int32) {
            return Kind.INT;
        }
        if (type instanceof ThingType.Float32) {
            return Kind.FLOAT;
        }
        if (type instanceof ThingType.Float64) {
            return Kind.DOUBLE;
        }
        if (type instanceof ThingType.Bool) {
            return Kind.BOOL;
        }
        if (type instanceof ThingType.Text) {
            return Kind.TEXT;
        }
        if (type instanceof ThingType.Date) {
            return Kind.DATE;
        }
        return type instanceof ThingType.Array ? Kind.ARRAY : Kind.OWN;
    }
}
