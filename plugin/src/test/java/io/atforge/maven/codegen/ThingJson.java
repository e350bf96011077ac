package io.atforge.maven.codegen;

import io.atforge.maven.thing.ThingField;
import io.atforge.maven.thing.ThingType;
import java.util.List;
import java.util.stream.Collectors;

/** Values of a thing model as the platform writes them, for tests. */
final class ThingJson {

    private ThingJson() {}

    /** The least value that a type has. */
    static String least(ThingType type) {
        return value(type, false);
    }

    static String greatest(ThingType type) {
        return value(type, true);
    }

    /** An object with the greatest value of each. */
    static String object(List<ThingField> fields) {
        return value(new ThingType.Struct(fields), true);
    }

    private static String value(ThingType type, boolean greatest) {
        if (type instanceof ThingType.Int32 n) {
            return "" + (greatest ? n.max() - (n.max() - (long) n.min()) % Math.max(1, n.step()) : n.min());
        }
        if (type instanceof ThingType.Float32 n) {
            return "" + (greatest ? n.max() : n.min());
        }
        if (type instanceof ThingType.Float64 n) {
            return "" + (greatest ? n.max() : n.min());
        }
        if (type instanceof ThingType.Bool) {
            return greatest ? "1" : "0";
        }
        if (type instanceof ThingType.Enumeration e) {
            return ""
                    + e.constants().get(greatest ? e.constants().size() - 1 : 0).code();
        }
        if (type instanceof ThingType.Text text) {
            return "\"" + (greatest ? "x".repeat(text.maxBytes()) : "") + "\"";
        }
        if (type instanceof ThingType.Struct struct) {
            return struct.members().stream()
                    .map(member -> "\"" + member.identifier() + "\":" + value(member.type(), greatest))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (type instanceof ThingType.Array array) {
            return greatest ? "[" + value(array.item(), true) + "]" : "[]";
        }
        return greatest ? "\"1536228947682\"" : "\"0\"";
    }
}
