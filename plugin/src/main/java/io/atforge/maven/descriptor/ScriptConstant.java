package io.atforge.maven.descriptor;

import io.atforge.maven.script.Script;

/**
 * A script that becomes a constant and a resource.
 *
 * @param constant the constant's name
 * @param script   the script
 */
public record ScriptConstant(String constant, Script script) {}
