/**
 * What a page is told of, as numbered events, of which the last are kept.
 */
package io.atforge.testkit.page.event;
