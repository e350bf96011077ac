/**
 * Writers of a thing model's types. As text, since there may be hundreds of methods: to compose them with a library took
 * longer than everything else. Nothing here touches disk, clock, environment or locale.
 */
package io.atforge.maven.codegen.thing;
