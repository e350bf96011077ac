package io.atforge.maven.descriptor;

import io.atforge.maven.model.SecretDeclaration;

/**
 * A device that becomes a constant.
 *
 * @param constant the constant's name
 * @param name     the device's name
 * @param secret   where its secret is
 */
public record DeviceConstant(String constant, String name, SecretDeclaration secret) {}
