package io.atforge.testkit.modem.uplink;

import java.util.List;
import java.util.Map;

/**
 * A request over HTTP/1.1.
 *
 * @param method  {@code GET}, {@code POST} or {@code HEAD}
 * @param host    the host of the URL, with its port if that stands there
 * @param path    path and query of the URL
 * @param headers more headers, in their order
 * @param body    empty for none
 */
public record HttpRequest(
        String method, String host, String path, List<Map.Entry<String, String>> headers, byte[] body) {

    @Override
    public String toString() {
        return "HttpRequest[" + method + " " + host + ", " + body.length + " byte]";
    }
}
