package io.atforge.internal.authentication;

import io.atforge.InvalidArgumentException;
import io.atforge.device.TrustedCertificates;
import io.atforge.dialect.Dialect;
import io.atforge.internal.settings.SessionScripts;
import io.atforge.script.AtScript;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.script.ScriptVariable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sees to it that the modem has the certificates that it is to trust in its file system. Lives on the session's loop.
 */
public final class CertificateUpload {

    private final Dialect dialect;
    private final SessionScripts scripts;
    private final ScriptRunner runner;
    private final String fileName;
    private final byte[] pem;

    public CertificateUpload(
            Dialect dialect, SessionScripts scripts, ScriptRunner runner, TrustedCertificates certificates) {
        this.dialect = dialect;
        this.scripts = scripts;
        this.runner = runner;
        this.fileName = certificates.fileName();
        this.pem = certificates.pem();
    }

    /** Sees to it that the modem has the file. */
    public CompletableFuture<Void> store(Map<ScriptVariable, byte[]> values) {
        values.put(ScriptVariable.AUTHORITIES_PEM, pem);
        values.put(
                ScriptVariable.AUTHORITIES_LENGTH, Integer.toString(pem.length).getBytes(StandardCharsets.UTF_8));
        return runner.run(script("find"), values)
                .thenCompose(found -> isThere(found)
                        ? CompletableFuture.completedFuture(null)
                        : runner.require(script("write"), values));
    }

    /** A write that was broken off leaves a shorter file; where none tells its length, it leaves none. */
    private boolean isThere(ScriptResult found) {
        return found instanceof ScriptResult.Done done
                && (tells(done, dialect.fileSize(), Integer.toString(pem.length))
                        || tells(done, dialect.fileName(), fileName));
    }

    private static boolean tells(ScriptResult.Done done, Optional<Pattern> line, String value) {
        return line.isPresent()
                && done.lines().stream()
                        .map(line.get()::matcher)
                        .filter(Matcher::matches)
                        .anyMatch(told -> told.group(1).equals(value));
    }

    private AtScript script(String kind) {
        return (kind.equals("find") ? scripts.authoritiesFind() : scripts.authoritiesWrite())
                .orElseThrow(() -> new InvalidArgumentException("modem family " + dialect.title()
                        + " has no script authorities-" + kind + ", which TLS with a server check needs"));
    }
}
