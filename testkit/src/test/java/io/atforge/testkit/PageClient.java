package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Somebody who asks a page's server, with every byte of the request as the test wants it. */
final class PageClient {

    private static final int PATIENCE_MILLIS = 20_000;

    private final URI page;

    PageClient(URI page) {
        this.page = page;
    }

    /**
     * An answer.
     *
     * @param status its number; 0 if the server hung up without one
     * @param head   its first line and headers
     * @param body   its body
     */
    record Answer(int status, String head, String body) {

        static Answer parse(String text) {
            int end = text.indexOf("\r\n\r\n");
            return end < 0
                    ? new Answer(0, text, "")
                    : new Answer(
                            Integer.parseInt(text.split(" ", 3)[1]), text.substring(0, end), text.substring(end + 4));
        }
    }

    String host() {
        return page.getAuthority();
    }

    /** The path of something on the page. */
    String path(String name) {
        return page.getPath() + name;
    }

    Answer get(String name) throws IOException {
        return raw("GET " + path(name) + " HTTP/1.1\r\nHost: " + host() + "\r\n\r\n", new byte[0]);
    }

    /** As the page itself does. */
    Answer order(String json) throws IOException {
        return post(
                "Host: " + host() + "\r\nOrigin: http://" + host() + "\r\nContent-Type: application/json\r\n", json);
    }

    Answer post(String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return raw(
                "POST " + path("do") + " HTTP/1.1\r\n" + headers + "Content-Length: " + bytes.length + "\r\n\r\n",
                bytes);
    }

    /** Sends a request and reads until the server hangs up. */
    Answer raw(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket(page.getHost(), page.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().write(body);
            } catch (SocketException e) {
                // It does not want to hear the rest; what it has said is read all the same.
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
            byte[] buffer = new byte[8192];
            for (int count = 0; count >= 0; count = socket.getInputStream().read(buffer)) {
                answer.write(buffer, 0, count);
                // Signs of life do not count as an end.
                assertThat(System.nanoTime())
                        .as("when the server had not hung up")
                        .isLessThan(deadline);
            }
            return Answer.parse(answer.toString(StandardCharsets.UTF_8));
        }
    }

    /** Reads events from the beginning. */
    PageEvents events() throws IOException {
        return events("");
    }

    /** Reads events after one. */
    PageEvents events(long last) throws IOException {
        return events("Last-Event-ID: " + last + "\r\n");
    }

    private PageEvents events(String headers) throws IOException {
        Socket socket = open();
        socket.getOutputStream().write(eventsRequest(headers).getBytes(StandardCharsets.UTF_8));
        return new PageEvents(socket);
    }

    Socket open() throws IOException {
        return new Socket(page.getHost(), page.getPort());
    }

    String eventsRequest(String headers) {
        return "GET " + path("events") + " HTTP/1.1\r\nHost: " + host() + "\r\n" + headers + "\r\n";
    }
}
