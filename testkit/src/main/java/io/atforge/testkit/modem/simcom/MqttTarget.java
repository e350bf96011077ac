package io.atforge.testkit.modem.simcom;

import io.atforge.testkit.modem.uplink.Destination;
import io.atforge.testkit.modem.uplink.MqttIdentity;

/**
 * What {@code AT+CMQTTCONNECT} asks for.
 *
 * @param to        where to
 * @param url       the same as the command says it
 * @param identity  who connects
 * @param clean     whether a session is to start anew
 * @param keepAlive seconds
 */
record MqttTarget(Destination to, String url, MqttIdentity identity, boolean clean, int keepAlive) {}
