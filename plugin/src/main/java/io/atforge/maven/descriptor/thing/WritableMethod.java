package io.atforge.maven.descriptor.thing;

/**
 * The handler of a property that the platform may set.
 *
 * @param property the property
 * @param method   the method's name
 */
public record WritableMethod(Member property, String method) {}
