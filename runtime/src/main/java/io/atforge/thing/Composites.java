package io.atforge.thing;

import io.atforge.InvalidArgumentException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types {@code array} and {@code struct}. */
final class Composites {

    private Composites() {}

    /** The type {@code array}. */
    record Array<T>(int maxSize, DataType<T> item) implements DataType<List<T>> {

        Array {
            if (maxSize < 0) {
                throw new InvalidArgumentException("no array has at most " + maxSize + " elements");
            }
            Objects.requireNonNull(item);
        }

        @Override
        public List<T> check(String name, List<T> value) {
            Numbers.checkNull(name, value);
            return each(name, value, item::check);
        }

        @Override
        public String json(List<T> value) {
            return value.stream().map(item::json).collect(Collectors.joining(",", "[", "]"));
        }

        @Override
        public List<T> read(String name, Object json) {
            if (json instanceof List<?> elements) {
                return each(name, elements, item::read);
            }
            throw Told.refused(name, Told.value(json) + " is no array");
        }

        private <E> List<T> each(String name, List<E> elements, Step<E, T> step) {
            // a copy first: the caller may change the list meanwhile. The size before that, so that a long one costs
            // nothing
            if (elements.size() > maxSize) {
                throw Told.refused(name, elements.size() + " elements are more than " + maxSize);
            }
            List<T> values = new ArrayList<>();
            for (E element : new ArrayList<>(elements)) {
                values.add(step.apply(name + "[" + values.size() + "]", element));
            }
            return Collections.unmodifiableList(values);
        }

        /** What is done with each element. */
        private interface Step<E, T> {
            T apply(String name, E element);
        }
    }

    /** The type {@code struct}. */
    record Struct<S>(List<Field<?>> members, Function<Values, S> make, Function<S, Values> take)
            implements DataType<S> {

        Struct {
            members = List.copyOf(members);
            Objects.requireNonNull(make);
            Objects.requireNonNull(take);
        }

        @Override
        public S check(String name, S value) {
            Numbers.checkNull(name, value);
            Values values = take.apply(value);
            for (Field<?> member : members) {
                if (values.get(member).isEmpty()) {
                    throw missing(name, member);
                }
            }
            return value;
        }

        @Override
        public String json(S value) {
            return take.apply(value).json();
        }

        @Override
        public S read(String name, Object json) {
            if (!(json instanceof Map<?, ?> object)) {
                throw Told.refused(name, Told.value(json) + " is no object");
            }
            Values.Builder values = Values.builder();
            for (Field<?> member : members) {
                if (!object.containsKey(member.identifier())) {
                    throw missing(name, member);
                }
                values.read(name + "." + member.identifier(), member, object.get(member.identifier()));
            }
            return make.apply(values.build());
        }

        private static InvalidArgumentException missing(String name, Field<?> member) {
            return Told.refused(
                    name, "the member " + member.identifier() + " is missing; a struct has all its members");
        }
    }
}
