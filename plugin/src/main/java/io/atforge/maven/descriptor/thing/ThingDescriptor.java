package io.atforge.maven.descriptor.thing;

import io.atforge.maven.naming.JavaPackage;
import io.atforge.maven.naming.MemberName;
import io.atforge.maven.naming.NameSpace;
import io.atforge.maven.naming.NameSpace.Candidate;
import io.atforge.maven.naming.ProductTypes;
import io.atforge.maven.thing.ThingDeclaration;
import io.atforge.maven.thing.ThingField;
import io.atforge.maven.thing.ThingModule;
import io.atforge.maven.thing.ThingProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is generated for a module of a thing model, with every name decided.
 *
 * @param packageName the package of the types
 * @param product     the class that stands for the product
 * @param type        the class that holds all others
 * @param module      what it is generated from
 * @param properties  its properties
 * @param writable    the handlers of those that the platform may set
 * @param events      the classes of its events
 * @param services    the handlers of its services
 * @param valueTypes  its enums and the classes of its structs
 */
public record ThingDescriptor(
        String packageName,
        String product,
        String type,
        ThingModule module,
        List<Member> properties,
        List<WritableMethod> writable,
        List<EventType> events,
        List<ServiceMethod> services,
        List<ValueType> valueTypes) {

    /** The nested classes that every file has, beside those that are named after something of the model. */
    public static final Set<String> NESTED = Set.of("Properties", "Handlers", "Builder");

    /**
     * Of generated code itself, beside {@link #NESTED}. A field is nearer than a class, so that nobody could use a class
     * {@code MODEL}; the others are used in expressions, where a class of that name would be nearer.
     */
    private static final Set<String> RESERVED_TYPES = Set.of("MODEL", "DataType", "List", "Values");

    /** Copies the lists. */
    public ThingDescriptor {
        properties = List.copyOf(properties);
        writable = List.copyOf(writable);
        events = List.copyOf(events);
        services = List.copyOf(services);
        valueTypes = List.copyOf(valueTypes);
    }

    /**
     * Decides what is generated for a thing model.
     *
     * @param javaPackage the package of the types
     * @param types       the names of the product's types
     * @param thing       the model
     * @return a descriptor for each module
     */
    public static List<ThingDescriptor> of(JavaPackage javaPackage, ProductTypes types, ThingDeclaration thing) {
        return thing.modules().stream()
                .map(module -> of(javaPackage, types, module))
                .toList();
    }

    private static ThingDescriptor of(JavaPackage javaPackage, ProductTypes types, ThingModule module) {
        String outer = types.thing(module.identifier());
        NameSpace names = new NameSpace(
                true,
                Stream.of(NESTED, RESERVED_TYPES, Set.of(outer))
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()));
        List<String> events = names.claim(module.events().stream()
                .map(event -> type(event.identifier(), ""))
                .toList());
        List<String> inputs = names.claim(module.services().stream()
                .map(service -> type(service.identifier(), "Input"))
                .toList());
        List<String> outputs = names.claim(module.services().stream()
                .map(service -> type(service.identifier(), "Output"))
                .toList());
        ValueTypes values = new ValueTypes(
                names, Stream.of(events, inputs, outputs).flatMap(List::stream).collect(Collectors.toSet()));
        List<ThingField> fields =
                module.properties().stream().map(ThingProperty::field).toList();
        values.addProperties(fields);
        values.addParameters(parameters(module, events, inputs, outputs));
        values.addMembers();
        String prefix = module.identifier().isEmpty() ? "" : module.identifier() + ":";
        List<Member> properties = Members.of(fields, prefix, values);
        List<Member> writable = IntStream.range(0, properties.size())
                .filter(i -> module.properties().get(i).writable())
                .mapToObj(properties::get)
                .toList();
        List<String> methods = methods(module, writable);
        return new ThingDescriptor(
                javaPackage.name(),
                types.product(),
                outer,
                module,
                properties,
                IntStream.range(0, writable.size())
                        .mapToObj(i -> new WritableMethod(writable.get(i), methods.get(i)))
                        .toList(),
                IntStream.range(0, events.size())
                        .mapToObj(i -> new EventType(
                                module.events().get(i),
                                prefix + module.events().get(i).identifier(),
                                events.get(i),
                                Members.of(module.events().get(i).output(), "", values)))
                        .toList(),
                IntStream.range(0, inputs.size())
                        .mapToObj(i -> new ServiceMethod(
                                module.services().get(i),
                                prefix + module.services().get(i).identifier(),
                                methods.get(writable.size() + i),
                                inputs.get(i),
                                Members.of(module.services().get(i).input(), "", values),
                                outputs.get(i),
                                Members.of(module.services().get(i).output(), "", values)))
                        .toList(),
                values.all());
    }

    private static Candidate type(String identifier, String suffix) {
        return new Candidate(
                MemberName.ofType(identifier) + suffix, MemberName.legalType(identifier) + suffix, identifier);
    }

    private static Map<String, List<ThingField>> parameters(
            ThingModule module, List<String> events, List<String> inputs, List<String> outputs) {
        Map<String, List<ThingField>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            parameters.put(events.get(i), module.events().get(i).output());
        }
        for (int i = 0; i < inputs.size(); i++) {
            parameters.put(inputs.get(i), module.services().get(i).input());
            parameters.put(outputs.get(i), module.services().get(i).output());
        }
        return parameters;
    }

    /** The handlers of properties, then those of services. */
    private static List<String> methods(ThingModule module, List<Member> writable) {
        return new NameSpace(false, MemberName.RESERVED)
                .claim(Stream.concat(
                                writable.stream()
                                        .map(property -> property.field().identifier())
                                        .map(identifier -> new Candidate(
                                                "set" + MemberName.ofType(identifier),
                                                "set_" + identifier,
                                                identifier)),
                                module.services().stream()
                                        .map(service -> new Candidate(
                                                MemberName.of(service.identifier()),
                                                MemberName.legal(service.identifier()),
                                                service.identifier())))
                        .toList());
    }
}
