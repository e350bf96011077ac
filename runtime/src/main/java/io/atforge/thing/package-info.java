/**
 * The thing model (物模型, TSL) as types: what generated code is made of, and what an application does with it. Values
 * are checked where they are made, and have one form in JSON, that of the platform's Alink protocol.
 *
 * @since 0.1.0
 */
package io.atforge.thing;
