package io.atforge.maven.generation;

import io.atforge.maven.source.SourceFile;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * One SHA-256 over texts and files. Contents, not times: a checkout of another branch and back changes times alone.
 * Every part goes in with its length, so that no two lists of parts give the same bytes.
 */
final class Fingerprint {

    private final Path basedir;
    private final MessageDigest digest;
    private final DataOutputStream sink;

    Fingerprint(Path basedir) {
        this.basedir = basedir;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        this.sink = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }

    Fingerprint text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private void bytes(byte[] bytes) throws IOException {
        sink.writeLong(bytes.length);
        sink.write(bytes);
    }

    /** Where a file is, seen from the project's folder: the folder may move. */
    Fingerprint place(Path path) throws IOException {
        return text(SourceFile.of(basedir, path).name());
    }

    Fingerprint files(List<Path> paths) throws IOException {
        sink.writeLong(paths.size());
        for (Path path : paths) {
            place(path);
            if (Files.isRegularFile(path)) {
                bytes(Files.readAllBytes(path));
            } else {
                sink.writeLong(-1);
            }
        }
        return this;
    }

    /** The same as {@link #files} of files that hold these texts. */
    Fingerprint texts(Map<Path, String> texts) throws IOException {
        sink.writeLong(texts.size());
        for (Map.Entry<Path, String> text : texts.entrySet()) {
            place(text.getKey());
            text(text.getValue());
        }
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
