/** Luat's modems, put together: the Air720 and its relatives. */
package io.atforge.testkit.modem.luat;
