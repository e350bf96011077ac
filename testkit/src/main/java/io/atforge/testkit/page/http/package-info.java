/**
 * Serves a page to browsers on the same machine, and to nobody else.
 */
package io.atforge.testkit.page.http;
