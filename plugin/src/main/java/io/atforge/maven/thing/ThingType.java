package io.atforge.maven.thing;

import java.util.List;
import java.util.Objects;

/** A data type with its limits. A number without a range has that of its type. */
public sealed interface ThingType {

    /**
     * What is to be done with a type: a method each, so that nothing compiles which has forgotten one.
     *
     * @param <R> what comes of it
     */
    interface Cases<R> {

        /** Of 32 bits, whole. */
        R int32(Int32 type);

        /** Of 32 bits. */
        R float32(Float32 type);

        /** Of 64 bits. */
        R float64(Float64 type);

        /** Of two values. */
        R bool(Bool type);

        /** Of some numbers. */
        R enumeration(Enumeration type);

        /** Of characters. */
        R text(Text type);

        /** Of a time. */
        R date(Date type);

        /** Of members. */
        R struct(Struct type);

        /** Of elements. */
        R array(Array type);
    }

    /**
     * Does what the type's case says.
     *
     * @param cases what is to be done with each
     * @param <R>   what comes of it
     * @return what came of it
     */
    <R> R match(Cases<R> cases);

    /**
     * What a number counts.
     *
     * @param symbol for example {@code °C}, empty if there is none; hostile
     * @param name   for example {@code 摄氏度}, empty if there is none; hostile
     */
    record Unit(String symbol, String name) {

        /** Checks that both are there. */
        public Unit {
            Objects.requireNonNull(symbol);
            Objects.requireNonNull(name);
        }
    }

    /**
     * A constant of an enum.
     *
     * @param code what stands for it in JSON
     * @param text what the console calls it; hostile
     */
    record Constant(int code, String text) {

        /** Checks that the text is there. */
        public Constant {
            Objects.requireNonNull(text);
        }
    }

    /** 32 bits; step 0 where there is none. */
    record Int32(int min, int max, int step, Unit unit) implements ThingType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.int32(this);
        }
    }

    /** 32 bits; step is a decimal number greater than 0, or empty. */
    record Float32(float min, float max, String step, Unit unit) implements ThingType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.float32(this);
        }
    }

    /** 64 bits; step is a decimal number greater than 0, or empty. */
    record Float64(double min, double max, String step, Unit unit) implements ThingType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.float64(this);
        }
    }

    /** 0 or 1, with the console's words for them, perhaps empty; hostile. */
    record Bool(String zero, String one) implements ThingType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.bool(this);
        }
    }

    /** One of some numbers, each with a text. */
    record Enumeration(List<Constant> constants) implements ThingType {

        /** Copies the list. */
        public Enumeration {
            constants = List.copyOf(constants);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.enumeration(this);
        }
    }

    /** At most that many bytes of UTF-8. */
    record Text(int maxBytes) implements ThingType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.text(this);
        }
    }

    /** Milliseconds since 1970. */
    record Date() implements ThingType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.date(this);
        }
    }

    /** Members, each of which has a value; no struct and no array among them. */
    record Struct(List<ThingField> members) implements ThingType {

        /** Copies the list. */
        public Struct {
            members = List.copyOf(members);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.struct(this);
        }
    }

    /** At most that many elements of one type: a number, a text or a struct. */
    record Array(int maxSize, ThingType item) implements ThingType {

        /** Checks that the type is there. */
        public Array {
            Objects.requireNonNull(item);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.array(this);
        }
    }
}
