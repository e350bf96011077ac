package io.atforge.bench;

import java.util.Map;

/** CT511, L511C, L206: the Air720's names, other manners. */
final class LookalikeManners extends Air720Manners {

    @Override
    public Map<String, String> replies() {
        return Map.ofEntries(
                Map.entry("AT+CGATT?", "\r\n+CGATT: 1\r\n\r\nOK\r\n"),
                Map.entry("AT+NETOPEN", "\r\nOK\r\n\r\n+NETOPEN:SUCCESS\r\n"),
                Map.entry("AT+MIPSTART", "\r\nOK\r\n\r\n+MIPSTART:SUCCESS\r\n"),
                Map.entry("AT+MCONNECT", "\r\nOK\r\n\r\n+MCONNECT: SUCCESS\r\n"),
                Map.entry("AT+MSUB", "\r\nOK\r\n\r\n+MSUB: SUCCESS\r\n"),
                Map.entry("AT+MPUB=\"/a1hahpgAs3s/test/report\"", "\r\nOK\r\n\r\n+MPUB: SUCCESS\r\n"),
                Map.entry("AT+CMEE?", "\r\n+CMEE: 1\r\n\r\nOK\r\n"),
                Map.entry("AT+CREG?", "\r\n+CREG: 0,1\r\n\r\nOK\r\n"),
                Map.entry("AT+CSQ", "\r\n+CSQ: 16,0\r\n\r\nOK\r\n"),
                Map.entry("AT+MPUBEX", "\r\n>"));
    }

    @Override
    public String acknowledged() {
        return "\r\n+MPUB: SUCCESS\r\n";
    }

    @Override
    public String closed() {
        return "+MDISCONNECT";
    }
}
