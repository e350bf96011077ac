package io.atforge.session;

import java.util.LinkedHashMap;
import java.util.Map;

/** What an Air720 answers to a session. Of several that fit, the last that was set. */
final class SessionReplies {

    private final Map<String, String> replies = new LinkedHashMap<>();

    SessionReplies() {
        on("AT+CPIN?", "\r\n+CPIN: READY\r\n\r\nOK\r\n");
        on("AT+MQTTSTATU", "\r\n+MQTTSTATU :1\r\n\r\nOK\r\n");
        on("AT+CGREG?", "\r\n+CGREG: 0,1\r\n\r\nOK\r\n");
        on("AT+CGATT?", "\r\n+CGATT: 1\r\n\r\nOK\r\n");
        on("AT+CIFSR", "\r\n10.0.0.7\r\n");
        on("AT+MIPSTART", "\r\nOK\r\n\r\nCONNECT OK\r\n");
        on("AT+MCONNECT", "\r\nOK\r\n\r\nCONNACK OK\r\n");
        on("AT+MDISCONNECT", "\r\nOK\r\n\r\nCLOSED\r\n");
        on("AT+MSUB", "\r\nOK\r\n\r\nSUBACK\r\n");
        on("AT+MPUB", "\r\nOK\r\n");
    }

    void on(String command, String reply) {
        replies.remove(command);
        replies.put(command, reply);
    }

    String of(String command) {
        return replies.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .reduce((first, last) -> last)
                .map(Map.Entry::getValue)
                .orElse("\r\nOK\r\n");
    }
}
