/**
 * A page in a browser: what happens between host, virtual modem and platform, and buttons to let more happen.
 */
package io.atforge.testkit.page;
