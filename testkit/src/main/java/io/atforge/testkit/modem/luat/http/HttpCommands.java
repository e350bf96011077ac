package io.atforge.testkit.modem.luat.http;

import io.atforge.testkit.modem.luat.bearer.AppBearer;
import io.atforge.testkit.modem.tls.SslSettings;
import io.atforge.testkit.modem.tls.TlsContexts;
import io.atforge.testkit.modem.uplink.Destination;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.modem.uplink.HostResolver;
import io.atforge.testkit.modem.uplink.HostResolver.Service;
import io.atforge.testkit.modem.uplink.HttpRequest;
import io.atforge.testkit.modem.uplink.HttpStatus;
import io.atforge.testkit.modem.uplink.Tls;
import io.atforge.testkit.modem.uplink.Uplink;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.Parameters;
import io.atforge.testkit.modem.v250.SerialOutput;
import io.atforge.testkit.time.Scheduler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP commands, as in the vendor's AT command manual, chapter HTTP, and its logs of an Air780EP. The modem keeps
 * the first 4 KB of an answer; {@code +HTTPACTION} says how long all of it was. Where the sources are silent: a command
 * at the wrong time is error 3, and data that does not come in time is what came. The parameters for proxies, for parts
 * of files and for redirections are not here.
 */
public final class HttpCommands {

    // "At most 500 bytes", "0-3356", "1000-120000" ms, "4 KB", "120 s" (manual; vendor's guide).
    private static final int MAX_URL = 500;
    private static final int MAX_DATA = 3356;
    private static final int LEAST_MS = 1000;
    private static final int MOST_MS = 120_000;
    private static final int BUFFER = 4096;
    private static final int DEFAULT_SECONDS = 120;
    private static final int MAX_HEADER = 256;
    private static final List<String> METHODS = List.of("GET", "POST", "HEAD");

    private final AppBearer bearer;
    private final TlsContexts tls;
    private final HostResolver hosts;
    private final Uplink uplink;
    private final Scheduler scheduler;
    private final SerialOutput output;
    private Dns dns = Dns.WORKING;
    private boolean initialised;
    private boolean encrypted;
    private int cid;
    private int seconds;
    private Optional<URI> url;
    private List<Map.Entry<String, String>> headers;
    private byte[] body;
    private byte[] answer;
    private int underWay = -1;
    private Uplink.TcpLink request = () -> {};
    private Scheduler.Timer deadline = () -> {};

    public HttpCommands(
            AppBearer bearer,
            TlsContexts tls,
            HostResolver hosts,
            Uplink uplink,
            Scheduler scheduler,
            SerialOutput output) {
        this.bearer = bearer;
        this.tls = tls;
        this.hosts = hosts;
        this.uplink = uplink;
        this.scheduler = scheduler;
        this.output = output;
        forget();
    }

    private void forget() {
        cid = 1;
        seconds = DEFAULT_SECONDS;
        url = Optional.empty();
        headers = new ArrayList<>(List.of(Map.entry("User-Agent", "AM_MODULE")));
        body = new byte[0];
        answer = new byte[0];
    }

    public void register(CommandTable table) {
        table.execute("+HTTPINIT", none -> initialise())
                .test("+HTTPINIT")
                .execute("+HTTPTERM", none -> terminate())
                .test("+HTTPTERM")
                .set("+HTTPSSL", parameters -> {
                    encrypted = Parameters.parse(parameters).count(1, 1).number(0, 0, 1) == 1;
                    return CommandResponse.ok();
                })
                .read("+HTTPSSL", none -> CommandResponse.ok("+HTTPSSL: " + (encrypted ? 1 : 0)))
                .test("+HTTPSSL", "+HTTPSSL: (0-1)")
                .set("+HTTPPARA", this::parameter)
                .test("+HTTPPARA", "+HTTPPARA: \"HTTPParamTag\",\"HTTPParamValue\"")
                .set("+HTTPDATA", this::data)
                .test("+HTTPDATA", "+HTTPDATA: (0-3356),(1000-120000)")
                .set("+HTTPACTION", this::act)
                .test("+HTTPACTION", "+HTTPACTION: (0-2)")
                .execute("+HTTPREAD", none -> read(0, BUFFER))
                .set("+HTTPREAD", this::read)
                .test("+HTTPREAD", "+HTTPREAD: (0-3356),(1-3356)");
    }

    private CommandResponse initialise() {
        if (initialised) {
            throw CommandFailure.notAllowed();
        }
        initialised = true;
        return CommandResponse.ok();
    }

    private void require(boolean condition) {
        if (!condition) {
            throw CommandFailure.notAllowed();
        }
    }

    private CommandResponse terminate() {
        require(initialised);
        restart();
        return CommandResponse.ok();
    }

    private CommandResponse parameter(String parameters) {
        require(initialised);
        Parameters values = Parameters.parse(parameters).count(2, 2);
        switch (values.name(0, MAX_HEADER).toUpperCase(Locale.ROOT)) {
            case "CID" -> cid = values.number(1, 1, 3);
            case "URL" -> url = Optional.of(url(values.name(1, MAX_URL)));
            case "TIMEOUT" -> seconds = values.number(1, 1, Integer.MAX_VALUE);
            case "UA" -> header("User-Agent", values.text(1, MAX_HEADER));
            case "CONTENT" -> header("Content-Type", values.text(1, MAX_HEADER));
            case "USER_DEFINED" -> header(values.name(1, MAX_HEADER));
            // A value may hold several headers, separated by the four characters \r\n.
            case "USERDATA" ->
                List.of(values.name(1, MAX_HEADER).split("\\\\r\\\\n")).forEach(this::header);
            default -> throw CommandFailure.badParameters();
        }
        return CommandResponse.ok();
    }

    private void header(String text) {
        String[] parts = text.replace("\\22", "\"").split(":", 2);
        if (parts.length != 2 || parts[0].isBlank()) {
            throw CommandFailure.badParameters();
        }
        header(parts[0].strip(), parts[1].strip());
    }

    private void header(String name, String value) {
        headers.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        headers.add(Map.entry(name, value));
    }

    // A URL without a scheme is HTTP (vendor's log of airtest.openluat.com).
    private static URI url(String text) {
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            boolean known = List.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT));
            if (!known || uri.getHost() == null) {
                throw CommandFailure.badParameters();
            }
            return uri;
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badParameters();
        }
    }

    private CommandResponse data(String parameters) {
        require(initialised);
        Parameters values = Parameters.parse(parameters).count(1, 2);
        int size = values.number(0, 0, MAX_DATA);
        if (size == 0) {
            // "The next parameter is not looked at; clears the content" (manual).
            body = new byte[0];
            return CommandResponse.ok();
        }
        int time = values.count(2, 2).number(1, LEAST_MS, MOST_MS);
        return CommandResponse.timedData("\r\nDOWNLOAD\r\n", size, Duration.ofMillis(time), this::keep, this::keep);
    }

    private CommandResponse keep(byte[] bytes) {
        body = bytes;
        return CommandResponse.ok();
    }

    private CommandResponse act(String parameters) {
        int method = Parameters.parse(parameters).count(1, 1).number(0, 0, METHODS.size() - 1);
        require(initialised && underWay < 0 && url.isPresent());
        underWay = method;
        answer = new byte[0];
        return CommandResponse.ok().then(() -> send(method, url.orElseThrow()));
    }

    private void send(int method, URI target) {
        if (underWay < 0) {
            return;
        }
        if (!bearer.open(cid)) {
            end(HttpStatus.NETWORK_ERROR, new byte[0]);
            return;
        }
        boolean secure = encrypted || target.getScheme().equalsIgnoreCase("https");
        int port = target.getPort() > 0 ? target.getPort() : secure ? 443 : 80;
        Optional<InetSocketAddress> address = dns == Dns.WORKING
                ? hosts.resolve(secure ? Service.HTTPS : Service.HTTP, target.getHost(), port)
                : Optional.empty();
        Optional<Tls> encryption = secure ? tls.of(SslSettings.HTTP) : Optional.empty();
        if (address.isEmpty() || secure && encryption.isEmpty()) {
            end(address.isEmpty() ? HttpStatus.DNS_ERROR : HttpStatus.TLS_NOT_UP, new byte[0]);
            return;
        }
        deadline = scheduler.schedule(Duration.ofSeconds(seconds), () -> end(HttpStatus.NETWORK_ERROR, new byte[0]));
        request = uplink.call(
                new Destination(address.get(), encryption),
                new HttpRequest(
                        METHODS.get(method),
                        target.getRawAuthority(),
                        path(target),
                        List.copyOf(headers),
                        method == 1 ? body : new byte[0]),
                new Uplink.HttpListener() {
                    @Override
                    public void answered(int status, byte[] bytes) {
                        end(status, bytes);
                    }

                    @Override
                    public void failed(int status) {
                        end(status, new byte[0]);
                    }
                });
    }

    private static String path(URI target) {
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
    }

    private void end(int status, byte[] bytes) {
        if (underWay >= 0) {
            int method = underWay;
            cancel();
            answer = Arrays.copyOf(bytes, Math.min(bytes.length, BUFFER));
            output.line("+HTTPACTION: " + method + "," + status + "," + bytes.length);
        }
    }

    private void cancel() {
        underWay = -1;
        deadline.cancel();
        request.close();
    }

    private CommandResponse read(String parameters) {
        Parameters values = Parameters.parse(parameters).count(2, 2);
        return read(values.number(0, 0, MAX_DATA), values.number(1, 1, MAX_DATA));
    }

    private CommandResponse read(int start, int length) {
        require(initialised);
        byte[] part =
                Arrays.copyOfRange(answer, Math.min(start, answer.length), Math.min(answer.length, start + length));
        return CommandResponse.raw("\r\n+HTTPREAD: " + part.length + "\r\n" + Latin1.ofBytes(part));
    }

    public void dns(Dns state) {
        dns = state;
    }

    /** The network is gone: a request under way ends. */
    public void lost() {
        end(HttpStatus.NETWORK_ERROR, new byte[0]);
    }

    public void restart() {
        cancel();
        initialised = false;
        encrypted = false;
        forget();
    }
}
