/**
 * Quectel's modems: {@code AT+QICSGP} to {@code AT+QIDEACT}, {@code AT+QMT...}, files, TLS settings. Sources: Quectel's
 * MQTT, SSL, FILE and TCP/IP application notes, and published logs and drivers; where they differ from model to model,
 * {@link io.atforge.testkit.modem.quectel.QuectelVariant} says which form a model has.
 */
package io.atforge.testkit.modem.quectel;
