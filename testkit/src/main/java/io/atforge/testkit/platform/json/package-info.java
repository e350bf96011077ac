/**
 * JSON as the platform reads and writes it; no code of the runtime's.
 */
package io.atforge.testkit.platform.json;
