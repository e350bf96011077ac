package io.atforge.maven.descriptor.thing;

import io.atforge.maven.naming.ConstantName;
import io.atforge.maven.naming.MemberName;
import io.atforge.maven.naming.NameSpace;
import io.atforge.maven.naming.NameSpace.Candidate;
import io.atforge.maven.thing.ThingField;
import java.util.List;
import java.util.stream.IntStream;

/** Names the members of one class. */
final class Members {

    private Members() {}

    static List<Member> of(List<ThingField> fields, String prefix, ValueTypes types) {
        List<String> names = new NameSpace(false, MemberName.RESERVED)
                .claim(fields.stream()
                        .map(field ->
                                new Candidate(MemberName.of(field.identifier()), MemberName.legal(field.identifier())))
                        .toList());
        NameSpace constantNames = new NameSpace(false, MemberName.RESERVED);
        // A parameter of the same name would be nearer than the constant.
        constantNames.claim(
                names.stream().map(name -> new Candidate(name, name)).toList());
        List<String> constants = constantNames.claim(fields.stream()
                .map(field -> ConstantName.of(field.identifier()))
                .map(name -> name.equals("_") ? "__" : name)
                .map(name -> new Candidate(name, name))
                .toList());
        return IntStream.range(0, fields.size())
                .mapToObj(i -> new Member(
                        fields.get(i),
                        prefix + fields.get(i).identifier(),
                        names.get(i),
                        constants.get(i),
                        types.of(fields.get(i))))
                .toList();
    }
}
