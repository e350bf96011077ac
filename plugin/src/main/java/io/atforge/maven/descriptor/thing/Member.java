package io.atforge.maven.descriptor.thing;

import io.atforge.maven.thing.ThingField;
import java.util.Optional;

/**
 * A property, a parameter or a member of a struct.
 *
 * @param field    what it is
 * @param wire     its identifier in JSON: that of a property of a custom module starts with the module's
 * @param name     what methods and parameters that stand for it are called
 * @param constant the constant with its data type
 * @param nested   the enum or class of its values, or of its elements if it is an array
 */
public record Member(ThingField field, String wire, String name, String constant, Optional<String> nested) {}
