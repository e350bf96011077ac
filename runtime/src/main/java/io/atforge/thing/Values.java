package io.atforge.thing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values by their fields, each within its limits, in the order in which they were set. Immutable. */
public final class Values {

    private static final Values NONE = new Values(Map.of());

    private final Map<Field<?>, Object> values;

    private Values(Map<Field<?>, Object> values) {
        this.values = values;
    }

    /**
     * No values.
     *
     * @return nothing
     */
    public static Values none() {
        return NONE;
    }

    /**
     * Starts to collect values.
     *
     * @return a builder without values
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads what the platform sent. Members that no field has are left out.
     *
     * @param json   an object as a JSON reader gives it: of {@link String}, {@link Number}, {@link Boolean}, {@link Map},
     *               {@link List} and null
     * @param fields what may be in it
     * @return the values of the fields that are in it
     * @throws io.atforge.InvalidArgumentException if one is of another type, or outside its limits; names the field, the
     *                                             value and the limit
     */
    public static Values read(Map<String, ?> json, List<Field<?>> fields) {
        Builder builder = builder();
        for (Field<?> field : fields) {
            if (json.containsKey(field.identifier())) {
                builder.read(field, json.get(field.identifier()));
            }
        }
        return builder.build();
    }

    /**
     * The value of a field.
     *
     * @param field the field
     * @param <T>   the Java type of its values
     * @return the value, empty if it was not set
     */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> get(Field<T> field) {
        return Optional.ofNullable((T) values.get(field));
    }

    /**
     * The fields that have a value.
     *
     * @return the fields, in the order in which they were set
     */
    public List<Field<?>> fields() {
        return List.copyOf(values.keySet());
    }

    /**
     * One value as the platform takes it.
     *
     * @param field a field that has a value
     * @return JSON
     * @throws io.atforge.InvalidArgumentException if the field has no value
     */
    public String json(Field<?> field) {
        return json(field, values.get(field));
    }

    @SuppressWarnings("unchecked")
    private static <T> String json(Field<T> field, Object value) {
        if (value == null) {
            throw Told.refused(field.identifier(), "has no value");
        }
        return field.type().json((T) value);
    }

    /**
     * All values as the platform takes them.
     *
     * @return a JSON object
     */
    public String json() {
        return values.keySet().stream()
                .map(field -> "\"" + field.identifier() + "\":" + json(field))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return json();
    }

    /** Collects values. Not for several threads. */
    public static final class Builder {

        private final Map<Field<?>, Object> values = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Sets a value; a second one for the same field replaces the first.
         *
         * @param field the field
         * @param value its value
         * @param <T>   the Java type of its values
         * @return this
         * @throws io.atforge.InvalidArgumentException if the value is outside the field's limits; names the field, the
         *                                             value and the limit
         */
        public <T> Builder put(Field<T> field, T value) {
            values.put(field, field.check(value));
            return this;
        }

        private <T> void read(Field<T> field, Object json) {
            read(field.identifier(), field, json);
        }

        <T> void read(String name, Field<T> field, Object json) {
            values.put(field, field.type().read(name, json));
        }

        /**
         * The values so far.
         *
         * @return the values
         */
        public Values build() {
            return new Values(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
        }
    }
}
