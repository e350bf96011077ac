package io.atforge.testkit.page.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The answers of the page's server. Each forbids the browser all that the page does not need. */
final class Answers {

    private static final List<Map.Entry<String, String>> HEADERS = List.of(
            Map.entry(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                            + " form-action 'none'; frame-ancestors 'none'; base-uri 'none'"),
            Map.entry("X-Content-Type-Options", "nosniff"),
            Map.entry("Referrer-Policy", "no-referrer"),
            Map.entry("Cache-Control", "no-store"),
            Map.entry("Cross-Origin-Resource-Policy", "same-origin"),
            Map.entry("Cross-Origin-Opener-Policy", "same-origin"),
            Map.entry("Connection", "close"));

    private Answers() {}

    static FullHttpResponse empty(HttpResponseStatus status) {
        return whole(status, new byte[0]);
    }

    static FullHttpResponse of(HttpResponseStatus status, String type, byte[] body) {
        FullHttpResponse response = whole(status, body);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        return response;
    }

    static FullHttpResponse attachment(String name, String text) {
        FullHttpResponse response =
                of(HttpResponseStatus.OK, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
        response.headers().set(HttpHeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        return response;
    }

    /** The head of an answer that lasts until one side closes. */
    static HttpResponse stream(String type) {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        harden(response.headers());
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        return response;
    }

    private static FullHttpResponse whole(HttpResponseStatus status, byte[] body) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        harden(response.headers());
        if (!status.equals(HttpResponseStatus.NO_CONTENT)) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        return response;
    }

    private static void harden(HttpHeaders headers) {
        HEADERS.forEach(header -> headers.set(header.getKey(), header.getValue()));
    }
}
