package io.atforge.aliyun.https;

import io.atforge.CallInterruptedException;
import io.atforge.PlatformUnreachableException;
import io.atforge.UnexpectedReplyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts over the host's own network. Safe for any thread. */
public final class HostHttps implements HttpsPost {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final HttpClient client;
    private final Duration within;

    /** Trusts whom the JDK trusts. */
    public HostHttps() {
        this(HttpClient.newBuilder().connectTimeout(WITHIN).build());
    }

    /**
     * Posts by a client of the application's, for example behind a proxy, or with a trust store of its own.
     *
     * @param client the client
     */
    public HostHttps(HttpClient client) {
        this(client, WITHIN);
    }

    HostHttps(HttpClient client, Duration within) {
        this.client = client;
        this.within = within;
    }

    @Override
    public HttpsReply post(URI uri, String form) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(within)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        // the client's own limit ends with the head of the answer
        CompletableFuture<HttpsReply> answer =
                client.sendAsync(request, BodyHandlers.ofInputStream()).thenApplyAsync(response -> read(uri, response));
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new PlatformUnreachableException(
                    uri.getHost() + " did not answer within " + within.toSeconds() + " s; check the host's network", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting for " + uri.getHost());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnexpectedReplyException tooLong) {
                throw tooLong;
            }
            throw new PlatformUnreachableException(
                    uri.getHost() + " was not reached over the host's network: "
                            + e.getCause().getMessage()
                            + "; check the network, the region and the trusted certificates",
                    e);
        }
    }

    private static HttpsReply read(URI uri, HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(HttpsReply.MAX_BODY + 1);
            if (bytes.length > HttpsReply.MAX_BODY) {
                throw new UnexpectedReplyException(uri.getHost() + " answered with more than " + HttpsReply.MAX_BODY
                        + " bytes; is it the platform?");
            }
            return new HttpsReply(response.statusCode(), new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
