package io.atforge.bench;

import io.atforge.device.Device;
import java.util.Map;

/**
 * A modem family as the bench plays it.
 *
 * @param device  a device with such a modem
 * @param replies what it answers to commands that start so; others get OK
 * @param window  how many messages with QoS 1 its sessions have under way
 */
public record Family(Device<Tracker> device, Map<String, String> replies, int window) {

    public static final Family AIR720 = new Family(
            Tracker.TEST,
            Map.ofEntries(
                    Map.entry("AT+CPIN?", "\r\n+CPIN: READY\r\n\r\nOK\r\n"),
                    Map.entry("AT+MQTTSTATU", "\r\n+MQTTSTATU :1\r\n\r\nOK\r\n"),
                    Map.entry("AT+CGREG?", "\r\n+CGREG: 0,1\r\n\r\nOK\r\n"),
                    Map.entry("AT+CGATT?", "\r\n+CGATT: 1\r\n\r\nOK\r\n"),
                    Map.entry("AT+CIFSR", "\r\n10.0.0.7\r\n"),
                    Map.entry("AT+MIPSTART", "\r\nOK\r\n\r\nCONNECT OK\r\n"),
                    Map.entry("AT+MCONNECT", "\r\nOK\r\n\r\nCONNACK OK\r\n"),
                    Map.entry("AT+MSUB", "\r\nOK\r\n\r\nSUBACK\r\n"),
                    Map.entry("AT+MPUB=\"/a1hahpgAs3s/test/report\"", "\r\nOK\r\n\r\nPUBACK\r\n"),
                    Map.entry("AT+CMEE?", "\r\n+CMEE :1\r\n\r\nOK\r\n"),
                    Map.entry("AT+MQTTMSGSET?", "\r\n+MQTTMSGSET:0\r\n\r\nOK\r\n"),
                    Map.entry("AT+MQTTMODE?", "\r\n+MQTTMODE: 0\r\n\r\nOK\r\n"),
                    Map.entry("AT+CSQ", "\r\n+CSQ: 16,0\r\n\r\nOK\r\n"),
                    Map.entry("AT+MPUBEX", "\r\n>")),
            1);

    /** CT511, L511C, L206: the same names, other manners. */
    public static final Family LOOKALIKE = new Family(
            Tracker.LOOKALIKE,
            Map.ofEntries(
                    Map.entry("AT+CGATT?", "\r\n+CGATT: 1\r\n\r\nOK\r\n"),
                    Map.entry("AT+NETOPEN", "\r\nOK\r\n\r\n+NETOPEN:SUCCESS\r\n"),
                    Map.entry("AT+MIPSTART", "\r\nOK\r\n\r\n+MIPSTART:SUCCESS\r\n"),
                    Map.entry("AT+MCONNECT", "\r\nOK\r\n\r\n+MCONNECT: SUCCESS\r\n"),
                    Map.entry("AT+MSUB", "\r\nOK\r\n\r\n+MSUB: SUCCESS\r\n"),
                    Map.entry("AT+MPUB=\"/a1hahpgAs3s/test/report\"", "\r\nOK\r\n\r\n+MPUB: SUCCESS\r\n"),
                    Map.entry("AT+CMEE?", "\r\n+CMEE: 1\r\n\r\nOK\r\n"),
                    Map.entry("AT+CREG?", "\r\n+CREG: 0,1\r\n\r\nOK\r\n"),
                    Map.entry("AT+CSQ", "\r\n+CSQ: 16,0\r\n\r\nOK\r\n"),
                    Map.entry("AT+MPUBEX", "\r\n>")),
            1);

    /** The same with other sessions. */
    public Family withWindow(int messages) {
        return new Family(device, replies, messages);
    }
}
