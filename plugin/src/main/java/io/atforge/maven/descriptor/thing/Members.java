package io.atforge.maven.descriptor.thing;

import io.atforge.maven.naming.ConstantName;
import io.atforge.maven.naming.MemberName;
import io.atforge.maven.naming.NameSpace;
import io.atforge.maven.naming.NameSpace.Candidate;
import io.atforge.maven.thing.ThingField;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names the members of one class. */
final class Members {

    private Members() {}

    static List<Member> of(List<ThingField> fields, String prefix, ValueTypes types) {
        List<String> names = new NameSpace(false, MemberName.RESERVED)
                .claim(fields.stream()
                        .map(field -> new Candidate(
                                MemberName.of(field.identifier()),
                                MemberName.legal(field.identifier()),
                                field.identifier()))
                        .toList());
        // A parameter of the same name would be nearer than the constant, and the constant nearer than a class (JLS
        // 6.4.2).
        Set<String> taken = Stream.of(MemberName.RESERVED, names, types.nested())
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
        List<String> constants = new NameSpace(false, taken)
                .claim(fields.stream().map(Members::constant).toList());
        return IntStream.range(0, fields.size())
                .mapToObj(i -> new Member(
                        fields.get(i),
                        prefix + fields.get(i).identifier(),
                        names.get(i),
                        constants.get(i),
                        types.of(fields.get(i))))
                .toList();
    }

    private static Candidate constant(ThingField field) {
        String name = ConstantName.of(field.identifier());
        String legal = name.equals("_") ? "__" : name;
        return new Candidate(legal, legal, field.identifier());
    }
}
