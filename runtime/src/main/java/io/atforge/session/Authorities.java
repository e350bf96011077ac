package io.atforge.session;

import io.atforge.InvalidArgumentException;
import io.atforge.dialect.Dialect;
import io.atforge.script.AtScript;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.script.ScriptVariable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The certificates of authorities in the modem's file system. The file's name comes from what it holds, so that it is
 * found again, and one that was changed gets another. Lives on the session's loop.
 */
final class Authorities {

    /** The most that {@code AT+FSWRITE} takes at once. */
    static final int MAX_BYTES = 10_240;

    private static final int DIGITS = 16;

    private final Dialect dialect;
    private final SessionScripts scripts;
    private final ScriptRunner runner;
    private final byte[] pem;

    Authorities(Dialect dialect, SessionScripts scripts, ScriptRunner runner, byte[] pem) {
        if (pem.length > MAX_BYTES) {
            throw new InvalidArgumentException("the certificates have " + pem.length + " bytes; the modem takes "
                    + MAX_BYTES + ": keep those that sign the platform's");
        }
        this.dialect = dialect;
        this.scripts = scripts;
        this.runner = runner;
        this.pem = pem;
    }

    static String fileName(byte[] pem) {
        return "ca-" + DigestUtils.sha256Hex(pem).substring(0, DIGITS) + ".pem";
    }

    /** Sees to it that the modem has the file. */
    CompletableFuture<Void> store(Map<ScriptVariable, byte[]> values) {
        values.put(ScriptVariable.AUTHORITIES_PEM, pem);
        values.put(
                ScriptVariable.AUTHORITIES_LENGTH, Integer.toString(pem.length).getBytes(StandardCharsets.UTF_8));
        return runner.run(script("find"), values)
                .thenCompose(found -> isThere(found)
                        ? CompletableFuture.completedFuture(null)
                        : runner.require(script("write"), values));
    }

    /** A write that was broken off leaves a shorter file. */
    private boolean isThere(ScriptResult found) {
        return found instanceof ScriptResult.Done done
                && dialect.fileSize().isPresent()
                && done.lines().stream()
                        .map(dialect.fileSize().get()::matcher)
                        .filter(Matcher::matches)
                        .anyMatch(size -> size.group(1).equals(Integer.toString(pem.length)));
    }

    private AtScript script(String kind) {
        return (kind.equals("find") ? scripts.authoritiesFind() : scripts.authoritiesWrite())
                .orElseThrow(() -> new InvalidArgumentException("modem family " + dialect.title()
                        + " has no script authorities-" + kind + ", which TLS with a server check needs"));
    }
}
