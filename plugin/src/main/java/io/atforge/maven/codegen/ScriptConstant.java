package io.atforge.maven.codegen;

import io.atforge.maven.script.Script;

/**
 * A script that becomes a constant and a resource.
 *
 * @param constant the constant's name
 * @param script   the script
 */
record ScriptConstant(String constant, Script script) {}
