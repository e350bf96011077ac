package io.atforge.maven.codegen.thing;

import io.atforge.maven.descriptor.thing.EventType;
import io.atforge.maven.descriptor.thing.ServiceMethod;
import io.atforge.maven.descriptor.thing.ThingDescriptor;
import io.atforge.maven.descriptor.thing.ValueType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a file writes the types of others: by their simple names, or in full where a nested class of that name is nearer.
 * An event may be called {@code Error}, {@code Override} or {@code String}.
 */
final class TypeNames {

    private static final String LANG = "java.lang.";
    private static final String THING = "io.atforge.thing.";

    /** All that generated code imports. */
    private static final List<String> OTHERS = List.of(
            THING + "DataType",
            THING + "EnumValue",
            THING + "EventValues",
            THING + "Field",
            THING + "PropertyValues",
            THING + "Service",
            THING + "ThingModel",
            THING + "Values",
            THING + "WritableProperty",
            "java.time.Instant",
            "java.util.List",
            "java.util.Optional");

    private final Set<String> nested = new HashSet<>(ThingDescriptor.NESTED);
    private final SortedSet<String> imports = new TreeSet<>();
    private final String product;

    TypeNames(ThingDescriptor thing) {
        thing.events().stream().map(EventType::type).forEach(nested::add);
        thing.services().stream().map(ServiceMethod::inputType).forEach(nested::add);
        thing.services().stream().map(ServiceMethod::outputType).forEach(nested::add);
        thing.valueTypes().stream().map(ValueType::type).forEach(nested::add);
        boolean taken = nested.contains(thing.product())
                || OTHERS.stream().anyMatch(other -> other.endsWith("." + thing.product()));
        product = taken ? thing.packageName() + "." + thing.product() : thing.product();
    }

    /** The class that stands for the product. */
    String product() {
        return product;
    }

    /** A type of java.lang. */
    String lang(String name) {
        return nested.contains(name) ? LANG + name : name;
    }

    /** One of the types that are imported. */
    String of(String name) {
        String qualified = OTHERS.stream()
                .filter(other -> other.endsWith("." + name))
                .findFirst()
                .orElseThrow();
        if (nested.contains(name)) {
            return qualified;
        }
        imports.add(qualified);
        return name;
    }

    /** Whether a class of java.lang can be named in an expression, where a full name could be taken for a variable. */
    boolean isFree(String name) {
        return !nested.contains(name);
    }

    /** The imports of what was named so far. */
    Set<String> imports() {
        return imports;
    }
}
