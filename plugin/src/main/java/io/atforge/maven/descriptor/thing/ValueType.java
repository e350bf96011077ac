package io.atforge.maven.descriptor.thing;

import io.atforge.maven.thing.ThingField;
import io.atforge.maven.thing.ThingType;
import java.util.List;

/** A type of values of the project's own. */
public sealed interface ValueType {

    /**
     * The type's name.
     *
     * @return the name
     */
    String type();

    /**
     * What first has values of this type.
     *
     * @return a property, a parameter or a member of a struct
     */
    ThingField field();

    /**
     * An enum.
     *
     * @param type      its name
     * @param field     what first has it
     * @param constants its constants
     */
    record OfEnum(String type, ThingField field, List<EnumConstant> constants) implements ValueType {

        /** Copies the list. */
        public OfEnum {
            constants = List.copyOf(constants);
        }
    }

    /**
     * A constant of an enum.
     *
     * @param name     its name
     * @param constant what it stands for
     */
    record EnumConstant(String name, ThingType.Constant constant) {}

    /**
     * The class of a struct.
     *
     * @param type    its name
     * @param field   what first has it
     * @param members its members
     */
    record OfStruct(String type, ThingField field, List<Member> members) implements ValueType {

        /** Copies the list. */
        public OfStruct {
            members = List.copyOf(members);
        }
    }
}
