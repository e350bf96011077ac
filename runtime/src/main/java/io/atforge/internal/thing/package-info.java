/** The thing model's requests and replies, over a session. */
package io.atforge.internal.thing;
