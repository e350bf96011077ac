package io.atforge.testkit.page.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may come in: whoever knows the address. Pages of other origins, and names that lead here without being this
 * machine's, are kept out.
 */
final class Gate {

    private static final int TOKEN_BYTES = 16;

    private final String token;
    private final List<String> hosts;

    /**
     * Makes a gate.
     *
     * @param token the secret part of the address
     * @param port  the TCP port
     */
    Gate(String token, int port) {
        this.token = token;
        hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
    }

    /** A token that nobody can guess: 128 random bits, as a URL may have them. */
    static String newToken() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Whether the browser has come by a name of this machine; else somebody has bent a name of theirs to it. */
    boolean knowsHost(HttpRequest request) {
        return host(request).isPresent();
    }

    private Optional<String> host(HttpRequest request) {
        List<String> named = request.headers().getAll(HttpHeaderNames.HOST);
        return named.size() == 1
                ? Optional.of(named.get(0).toLowerCase(Locale.ROOT)).filter(hosts::contains)
                : Optional.empty();
    }

    /** What stands behind the token; empty where the token is missing or wrong. */
    Optional<String> path(HttpRequest request) {
        String path = request.uri().split("\\?", 2)[0];
        int end = path.indexOf('/', 1);
        if (!path.startsWith("/") || end < 0) {
            return Optional.empty();
        }
        // In the same time for every token, so that none can be found letter by letter.
        boolean right = MessageDigest.isEqual(
                path.substring(1, end).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        return right ? Optional.of(path.substring(end + 1)) : Optional.empty();
    }

    /** Whether the page itself asks to do something, and no form or script of another. */
    boolean isOwnOrder(HttpRequest request) {
        HttpHeaders headers = request.headers();
        List<String> origins = headers.getAll(HttpHeaderNames.ORIGIN);
        String type =
                headers.get(HttpHeaderNames.CONTENT_TYPE, "").split(";", 2)[0].strip();
        return origins.size() == 1
                && host(request).map(host -> "http://" + host).equals(Optional.of(origins.get(0)))
                && type.equalsIgnoreCase("application/json");
    }
}
