package io.atforge.aliyun.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.CallInterruptedException;
import io.atforge.PlatformUnreachableException;
import io.atforge.UnexpectedReplyException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostHttpsTest {

    private static final String FORM = "productKey=pk&deviceName=test";

    private ServerSocket server;

    /** Takes one request, and answers so; says nothing if the answer is empty. */
    private void answer(String answer) {
        Thread thread = new Thread(() -> {
            try (Socket connection = server.accept()) {
                BufferedReader request = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
                char[] form = new char[FORM.length()];
                while (!request.readLine().isEmpty()) {
                    // the head
                }
                for (int read = 0; read < form.length; read += request.read(form, read, form.length - read)) {
                    // the form
                }
                connection
                        .getOutputStream()
                        .write(answer.replace("FORM", String.valueOf(form)).getBytes(StandardCharsets.US_ASCII));
                connection.getOutputStream().flush();
                request.read();
            } catch (IOException e) {
                // the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static String http(int status, String body) {
        return "HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private HttpsReply post() {
        return post(Duration.ofMinutes(1));
    }

    private HttpsReply post(Duration within) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new HostHttps(client, within)
                .post(URI.create("http://localhost:" + server.getLocalPort() + "/auth/devicename"), FORM);
    }

    @Test
    void postsTheForm() {
        answer("HTTP/1.1 200 X\r\nContent-Length: " + FORM.length() + "\r\n\r\nFORM");

        assertThat(post()).isEqualTo(new HttpsReply(200, FORM));
    }

    @Test
    void givesTheAnswerWhateverItsStatus() {
        answer(http(404, "nothing here"));

        assertThat(post()).isEqualTo(new HttpsReply(404, "nothing here"));
    }

    @Test
    void readsNoAnswerThatIsTooLong() {
        answer(http(200, "x".repeat(HttpsReply.MAX_BODY + 1)));

        assertThatThrownBy(this::post)
                .isInstanceOf(UnexpectedReplyException.class)
                .hasMessageContaining("4096");
    }

    @Test
    void readsTheLongestAnswer() {
        answer(http(200, "x".repeat(HttpsReply.MAX_BODY)));

        assertThat(post().body()).hasSize(HttpsReply.MAX_BODY);
    }

    @Test
    void endsWhenWhoeverWaitsIsInterrupted() {
        answer("");
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::post)
                .isInstanceOf(CallInterruptedException.class)
                .hasMessageContaining("localhost");
        assertThat(Thread.interrupted()).as("is told to who called").isTrue();
    }

    @Test
    void waitsNotForEver() {
        answer("");

        assertThatThrownBy(() -> post(Duration.ofMillis(200)))
                .isInstanceOf(PlatformUnreachableException.class)
                .hasMessageContaining("localhost");
    }

    @Test
    void saysThatNobodyIsThere() throws IOException {
        server.close();

        assertThatThrownBy(this::post)
                .isInstanceOf(PlatformUnreachableException.class)
                .hasMessageContaining("check the network");
    }
}
