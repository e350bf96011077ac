package io.atforge.testkit.platform.authentication;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.atforge.testkit.platform.AuthenticationAttempt;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.HttpAnswer;
import io.atforge.testkit.platform.net.Loopback;
import io.atforge.testkit.platform.net.SilentServer;
import io.atforge.testkit.platform.state.PlatformState;
import io.atforge.testkit.platform.tls.ServerCertificate;
import io.atforge.testkit.platform.tls.TlsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The platform's HTTP service for devices, on 127.0.0.1: in clear, as the real one's port 80, and over TLS, as its port
 * 443. Safe for any thread.
 */
public final class AuthenticationServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int MOST_BYTES = 64 * 1024;
    private static final byte[] PAGE = "<html><body>Bad Gateway</body></html>".getBytes(StandardCharsets.US_ASCII);

    private final PlatformState state;
    private final AuthenticationService service;
    private final Optional<ServerCertificate> tls;
    private final InetSocketAddress address;
    private final InetSocketAddress tlsAddress;
    private Running running;

    /** What runs until the service stops. */
    private record Running(
            HttpServer plain,
            Optional<HttpServer> secure,
            Optional<SilentServer> silent,
            ExecutorService threads,
            CountDownLatch end) {

        void stop() {
            end.countDown();
            plain.stop(0);
            secure.ifPresent(server -> server.stop(0));
            silent.ifPresent(SilentServer::close);
            threads.shutdownNow();
        }
    }

    /**
     * Starts the service on ports that are free.
     *
     * @param state what the platform knows
     * @param tls   what it shows to those who come with TLS; empty if it has no TLS
     */
    public AuthenticationServer(PlatformState state, Optional<ServerCertificate> tls) {
        this.state = state;
        this.tls = tls;
        service = new AuthenticationService(state);
        running = start(0, 0);
        address = Loopback.address(running.plain().getAddress().getPort());
        tlsAddress = running.secure()
                .map(server -> Loopback.address(server.getAddress().getPort()))
                .or(() -> running.silent().map(SilentServer::address))
                .orElse(address);
    }

    private Running start(int port, int tlsPort) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "platform-http");
            thread.setDaemon(true);
            return thread;
        });
        CountDownLatch end = new CountDownLatch(1);
        Optional<TlsServer> kind = tls.map(ServerCertificate::kind);
        boolean secure = kind.isPresent() && kind.get() != TlsServer.PLAIN && kind.get() != TlsServer.SILENT;
        try {
            HttpServer plain = listen(HttpServer.create(Loopback.address(port), 0), threads, end, false);
            Optional<HttpServer> encrypted = Optional.empty();
            if (secure) {
                HttpsServer server = HttpsServer.create(Loopback.address(tlsPort), 0);
                server.setHttpsConfigurator(
                        new HttpsConfigurator(tls.orElseThrow().context()));
                encrypted = Optional.of(listen(server, threads, end, true));
            }
            Optional<SilentServer> silent =
                    kind.filter(TlsServer.SILENT::equals).map(k -> new SilentServer(tlsPort));
            return new Running(plain, encrypted, silent, threads, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpServer listen(HttpServer server, ExecutorService threads, CountDownLatch end, boolean secure) {
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                serve(exchange, secure, end);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        return server;
    }

    /**
     * Where the service listens in clear.
     *
     * @return an address on 127.0.0.1
     */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Where those go who come with TLS.
     *
     * @return an address on 127.0.0.1; empty without TLS
     */
    public Optional<InetSocketAddress> tlsAddress() {
        return tls.map(own -> tlsAddress);
    }

    private void serve(HttpExchange exchange, boolean secure, CountDownLatch end)
            throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        byte[] request = exchange.getRequestBody().readNBytes(MOST_BYTES);
        if (!path.equals(AuthenticationService.AUTHENTICATE) && !path.equals(AuthenticationService.REGISTER)) {
            exchange.sendResponseHeaders(NOT_FOUND, -1);
            return;
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
            return;
        }
        Optional<Map<String, String>> form = form(new String(request, StandardCharsets.UTF_8));
        Optional<HttpAnswer> ordered = state.injectedFaults().nextAnswer();
        String device =
                form.map(AuthenticationService::device).map(DeviceId::toString).orElse("");
        AuthenticationService.Answer answer = ordered.flatMap(AuthenticationServer::withoutLooking)
                .or(() -> form.map(values -> service.answer(path, values)))
                .orElseGet(() -> AuthenticationService.Answer.error(AuthenticationError.PARAMETER_ERROR));
        state.authentications()
                .add(new AuthenticationAttempt(path, device, state.clock().instant(), secure, answer.code()));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (ordered.isPresent()) {
            send(exchange, ordered.get(), body, end);
        } else {
            send(exchange, OK, body.length, body);
        }
    }

    private static Optional<AuthenticationService.Answer> withoutLooking(HttpAnswer ordered) {
        if (ordered instanceof HttpAnswer.Code own) {
            return Optional.of(AuthenticationService.Answer.error(own.code()));
        }
        boolean noBody = ordered instanceof HttpAnswer.Status
                || ordered instanceof HttpAnswer.Silence
                || ordered instanceof HttpAnswer.Cut;
        return noBody ? Optional.of(new AuthenticationService.Answer(0, "")) : Optional.empty();
    }

    private static void send(HttpExchange exchange, HttpAnswer ordered, byte[] body, CountDownLatch end)
            throws IOException, InterruptedException {
        byte[] half = Arrays.copyOf(body, body.length / 2);
        if (ordered instanceof HttpAnswer.Status own) {
            exchange.sendResponseHeaders(own.status(), -1);
        } else if (ordered instanceof HttpAnswer.NotJson) {
            send(exchange, OK, PAGE.length, PAGE);
        } else if (ordered instanceof HttpAnswer.HalfJson) {
            send(exchange, OK, half.length, half);
        } else if (ordered instanceof HttpAnswer.CutBody) {
            send(exchange, OK, body.length, half);
        } else if (ordered instanceof HttpAnswer.Padded own) {
            byte[] padded = Arrays.copyOf(body, Math.max(body.length, own.bytes()));
            Arrays.fill(padded, body.length, padded.length, (byte) ' ');
            send(exchange, OK, padded.length, padded);
        } else if (ordered instanceof HttpAnswer.Silence) {
            end.await();
        } else if (ordered instanceof HttpAnswer.Code) {
            send(exchange, OK, body.length, body);
        }
        // What remains is a Cut: closing an exchange without an answer ends its connection.
    }

    private static void send(HttpExchange exchange, int status, int length, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
        exchange.sendResponseHeaders(status, length);
        OutputStream out = exchange.getResponseBody();
        out.write(bytes);
        // With fewer bytes than announced the JDK's server ends the connection.
        out.flush();
    }

    /** The parameters of a form; empty if one comes twice or cannot be read. */
    private static Optional<Map<String, String>> form(String body) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            for (String pair : body.split("&")) {
                int assignment = pair.indexOf('=');
                if (assignment < 1
                        || values.put(decoded(pair.substring(0, assignment)), decoded(pair.substring(assignment + 1)))
                                != null) {
                    return Optional.empty();
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(values);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Stops, and ends requests that are under way. */
    @Override
    public synchronized void close() {
        running.stop();
    }

    /** Starts again at the same addresses, after {@link #close}. */
    public synchronized void restart() {
        running = start(address.getPort(), tlsAddress.getPort());
    }
}
