package io.atforge.maven.descriptor.thing;

import io.atforge.maven.naming.MemberName;
import io.atforge.maven.naming.NameSpace;
import io.atforge.maven.naming.NameSpace.Candidate;
import io.atforge.maven.thing.ThingField;
import io.atforge.maven.thing.ThingType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names the enums and the classes of structs of a module. What has the same name and the same shape is one type, wherever
 * it is used. If types of properties prefer one name, none of them gets it, so that a new property may rename another's
 * type; a new parameter or a new member never renames that of a property.
 */
final class ValueTypes {

    /** A type by what it is called and what it holds; names and places do not count. */
    private record Key(String preferred, Object shape) {}

    /** What first has the type, and its name. */
    private record Named(ThingField field, String name) {}

    /** A field and what its type is called if another has the name that it prefers. */
    private record Wish(ThingField field, String otherwise, String identifier) {

        /** One type for both; which of them comes first in the file must not change its name. */
        Wish and(Wish other) {
            Wish named = Comparator.comparing(Wish::otherwise)
                                    .thenComparing(Wish::identifier)
                                    .compare(this, other)
                            <= 0
                    ? this
                    : other;
            return new Wish(field, named.otherwise, named.identifier);
        }
    }

    private final NameSpace names;
    private final Set<String> classes;
    private final Map<Key, Named> types = new LinkedHashMap<>();

    /** Takes the names that are left and the classes of events and services. */
    ValueTypes(NameSpace names, Set<String> classes) {
        this.names = names;
        this.classes = Set.copyOf(classes);
    }

    /** All nested types that are named after something of the module. */
    Set<String> nested() {
        return Stream.concat(classes.stream(), types.values().stream().map(Named::name))
                .collect(Collectors.toSet());
    }

    void addProperties(List<ThingField> fields) {
        add(fields.stream()
                .map(field -> new Wish(field, preferred(field) + "Value", field.identifier()))
                .toList());
    }

    /** Adds the parameters of events and services, by the names of their classes. */
    void addParameters(Map<String, List<ThingField>> byOwner) {
        List<Wish> wishes = new ArrayList<>();
        byOwner.forEach((owner, fields) ->
                fields.forEach(field -> wishes.add(new Wish(field, owner + preferred(field), field.identifier()))));
        add(wishes);
    }

    /** Adds the members of the structs that are there. */
    void addMembers() {
        Map<String, List<ThingField>> byOwner = new LinkedHashMap<>();
        types.values().forEach(named -> {
            if (element(named.field().type()) instanceof ThingType.Struct struct) {
                byOwner.put(named.name(), struct.members());
            }
        });
        addParameters(byOwner);
    }

    private void add(List<Wish> wishes) {
        Map<Key, Wish> added = new LinkedHashMap<>();
        for (Wish wish : wishes) {
            if (isOwn(wish.field()) && !types.containsKey(key(wish.field()))) {
                added.merge(key(wish.field()), wish, Wish::and);
            }
        }
        List<Candidate> candidates = added.values().stream()
                .map(wish -> new Candidate(preferred(wish.field()), wish.otherwise(), wish.identifier()))
                .toList();
        List<String> claimed = names.claim(candidates);
        int i = 0;
        for (Map.Entry<Key, Wish> type : added.entrySet()) {
            types.put(type.getKey(), new Named(type.getValue().field(), claimed.get(i)));
            i++;
        }
    }

    /** The type of a field's values, or of their elements. */
    Optional<String> of(ThingField field) {
        return isOwn(field) ? Optional.of(types.get(key(field)).name()) : Optional.empty();
    }

    List<ValueType> all() {
        return types.values().stream().map(this::type).toList();
    }

    private ValueType type(Named named) {
        ThingType type = element(named.field().type());
        return type instanceof ThingType.Struct struct
                ? new ValueType.OfStruct(named.name(), named.field(), Members.of(struct.members(), "", this))
                : new ValueType.OfEnum(
                        named.name(), named.field(), EnumConstants.of(((ThingType.Enumeration) type).constants()));
    }

    private static boolean isOwn(ThingField field) {
        ThingType type = element(field.type());
        return type instanceof ThingType.Enumeration || type instanceof ThingType.Struct;
    }

    private static String preferred(ThingField field) {
        return MemberName.ofType(field.identifier());
    }

    private static ThingType element(ThingType type) {
        return type instanceof ThingType.Array array ? element(array.item()) : type;
    }

    private static Key key(ThingField field) {
        return new Key(preferred(field), shape(element(field.type())));
    }

    private static Object shape(ThingType type) {
        if (type instanceof ThingType.Struct struct) {
            return struct.members().stream()
                    .map(member -> List.of(member.identifier(), shape(member.type())))
                    .toList();
        }
        return type instanceof ThingType.Array array ? List.of(array.maxSize(), shape(array.item())) : type;
    }
}
