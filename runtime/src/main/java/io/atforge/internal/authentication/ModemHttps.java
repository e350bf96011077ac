package io.atforge.internal.authentication;

import io.atforge.InvalidArgumentException;
import io.atforge.PlatformUnreachableException;
import io.atforge.UnexpectedReplyException;
import io.atforge.aliyun.https.HttpsReply;
import io.atforge.dialect.Dialect;
import io.atforge.dialect.Dialect.Https;
import io.atforge.internal.settings.SessionScripts;
import io.atforge.script.AtScript;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.script.ScriptVariable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Posts a form by the modem's own HTTP client, as the host may have no network. Lives on the session's loop. */
final class ModemHttps {

    /** From here on the status is the modem's own: 601 network error, 603 DNS error, and so on. */
    private static final int MODEM_STATUS = 600;

    private final Dialect dialect;
    private final SessionScripts scripts;
    private final ScriptRunner runner;
    private final String port;

    ModemHttps(Dialect dialect, SessionScripts scripts, ScriptRunner runner, String port) {
        this.dialect = dialect;
        this.scripts = scripts;
        this.runner = runner;
        this.port = port;
    }

    CompletableFuture<HttpsReply> post(URI uri, String form, Map<ScriptVariable, byte[]> common) {
        Https https = dialect.https()
                .orElseThrow(() -> new InvalidArgumentException("modem family " + dialect.title()
                        + " has no HTTP client; authenticate over the host's network: https(new HostHttps())"));
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        common.put(ScriptVariable.URL, uri.toString().getBytes(StandardCharsets.UTF_8));
        common.put(ScriptVariable.AUTH_HOST, uri.getHost().getBytes(StandardCharsets.UTF_8));
        common.put(ScriptVariable.FORM, body);
        common.put(ScriptVariable.LENGTH, Integer.toString(body.length).getBytes(StandardCharsets.UTF_8));
        return run(scripts.httpsPost(), common).thenCompose(lines -> {
            Matcher answer = first(https.answer(), lines, uri);
            int status = Integer.parseInt(answer.group(1));
            long length = Long.parseLong(answer.group(2));
            return status > MODEM_STATUS || length > HttpsReply.MAX_BODY
                    ? run(scripts.httpsEnd(), common)
                            .thenCompose(done -> CompletableFuture.failedFuture(unusable(uri, status, length)))
                    : run(scripts.httpsRead(), common)
                            .thenApply(read -> new HttpsReply(status, body(https, read, length, uri)));
        });
    }

    private CompletableFuture<List<String>> run(Optional<AtScript> script, Map<ScriptVariable, byte[]> values) {
        return runner.run(script.orElseThrow(), values)
                .thenCompose(result -> result instanceof ScriptResult.Done done
                        ? CompletableFuture.completedFuture(done.lines())
                        : CompletableFuture.failedFuture(((ScriptResult.Failed) result).error()));
    }

    private RuntimeException unusable(URI uri, int status, long length) {
        return status > MODEM_STATUS
                ? new PlatformUnreachableException(
                        "the modem on " + port + " did not reach " + uri.getHost() + " over HTTPS: status " + status
                                + "; check signal, bearer, region and the trusted certificates")
                : new UnexpectedReplyException(uri.getHost() + " answered with " + length + " bytes, more than "
                        + HttpsReply.MAX_BODY + "; is it the platform?");
    }

    private static String body(Https https, List<String> lines, long length, URI uri) {
        Matcher head = first(https.body(), lines, uri);
        String body = String.join("\n", lines.subList(lines.indexOf(head.group()) + 1, lines.size()));
        if (body.getBytes(StandardCharsets.UTF_8).length != length) {
            throw new UnexpectedReplyException("the answer of " + uri.getHost() + " came over the modem in "
                    + body.getBytes(StandardCharsets.UTF_8).length + " bytes instead of " + length);
        }
        return body;
    }

    private static Matcher first(Pattern pattern, List<String> lines, URI uri) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow(
                        () -> new UnexpectedReplyException("the modem said nothing of an answer of " + uri.getHost()));
    }
}
