package io.atforge.maven.codegen.thing;

import io.atforge.maven.codegen.text.JavadocText;
import io.atforge.maven.codegen.text.ShortText;
import io.atforge.maven.descriptor.thing.Member;
import io.atforge.maven.thing.ThingField;
import io.atforge.maven.thing.ThingType;

/** What the console says of something, for Javadoc. All of it is text of strangers. */
final class Facts {

    /** A user's own text may have any length. */
    private static final int LONGEST_TEXT = 4000;

    private static final Limits LIMITS = new Limits();

    private Facts() {}

    /** The name in the console and the description, then the facts. */
    static String comment(String name, String description, String facts) {
        String title = text(name);
        String details = text(description);
        StringBuilder comment = new StringBuilder();
        if (!title.isEmpty()) {
            comment.append(title).append(".\n\n<p>");
        }
        if (!details.isEmpty()) {
            comment.append(details).append("\n\n<p>");
        }
        return comment.append(facts).toString();
    }

    static String comment(ThingField field, String facts) {
        return comment(field.name(), field.description(), facts);
    }

    /** In one line, for a tag. */
    static String tag(Member member) {
        String name = text(member.field().name());
        return (name.isEmpty() ? "" : name + "; ") + code(member.field().identifier()) + ", "
                + of(member.field().type());
    }

    static String code(String identifier) {
        return "<code>" + JavadocText.of(identifier) + "</code>";
    }

    /** The type with its limits. */
    static String of(ThingType type) {
        return type.match(LIMITS);
    }

    private static final class Limits implements ThingType.Cases<String> {

        @Override
        public String int32(ThingType.Int32 n) {
            boolean any = n.min() == Integer.MIN_VALUE && n.max() == Integer.MAX_VALUE;
            String range = any ? "" : ", " + n.min() + " to " + n.max();
            return "int" + range + (n.step() > 1 ? ", step " + n.step() : "") + unit(n.unit());
        }

        @Override
        public String float32(ThingType.Float32 n) {
            boolean any = n.min() == -Float.MAX_VALUE && n.max() == Float.MAX_VALUE;
            String range = any ? "" : ", " + Numbers.text(n.min()) + " to " + Numbers.text(n.max());
            return "float" + range + step(n.step()) + unit(n.unit());
        }

        @Override
        public String float64(ThingType.Float64 n) {
            boolean any = n.min() == -Double.MAX_VALUE && n.max() == Double.MAX_VALUE;
            String range = any ? "" : ", " + Numbers.text(n.min()) + " to " + Numbers.text(n.max());
            return "double" + range + step(n.step()) + unit(n.unit());
        }

        @Override
        public String bool(ThingType.Bool bool) {
            String zero = Facts.text(bool.zero());
            String one = Facts.text(bool.one());
            return "bool" + (zero.isEmpty() && one.isEmpty() ? "" : ", false: " + zero + ", true: " + one);
        }

        @Override
        public String enumeration(ThingType.Enumeration type) {
            return "enum";
        }

        @Override
        public String text(ThingType.Text text) {
            return "text of at most " + text.maxBytes() + " bytes";
        }

        @Override
        public String date(ThingType.Date date) {
            return "date, to the millisecond";
        }

        @Override
        public String struct(ThingType.Struct struct) {
            return "struct";
        }

        @Override
        public String array(ThingType.Array array) {
            return "at most " + array.maxSize() + " elements, each " + of(array.item());
        }
    }

    private static String step(String step) {
        return step.isEmpty() ? "" : ", step " + text(step);
    }

    private static String unit(ThingType.Unit unit) {
        String symbol = text(unit.symbol());
        String name = text(unit.name());
        String both = symbol.isEmpty() || name.isEmpty() ? symbol + name : symbol + " (" + name + ")";
        return both.isEmpty() ? "" : ", in " + both;
    }

    static String text(String hostile) {
        return JavadocText.of(ShortText.of(hostile, LONGEST_TEXT));
    }
}
