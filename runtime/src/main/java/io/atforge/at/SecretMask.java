package io.atforge.at;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Replaces secrets in a stream of bytes, however it is cut into pieces: what may be the start of a secret is held back
 * until more has come.
 */
final class SecretMask {

    private static final byte[] MASK = "******".getBytes(StandardCharsets.US_ASCII);

    private final Set<String> secrets = new LinkedHashSet<>();
    private byte[] held = new byte[0];

    void add(String secret) {
        if (!secret.isEmpty()) {
            secrets.add(secret);
        }
    }

    byte[] mask(byte[] piece) {
        byte[] bytes = Arrays.copyOf(held, held.length + piece.length);
        System.arraycopy(piece, 0, bytes, held.length, piece.length);
        return mask(bytes, true);
    }

    /** What was held back, as nothing more comes. */
    byte[] rest() {
        return mask(held, false);
    }

    private byte[] mask(byte[] bytes, boolean more) {
        held = new byte[0];
        ByteArrayOutputStream masked = new ByteArrayOutputStream(bytes.length);
        int position = 0;
        while (position < bytes.length) {
            int length = longestAt(bytes, position);
            if (more && mayStartAt(bytes, position)) {
                held = Arrays.copyOfRange(bytes, position, bytes.length);
                position = bytes.length;
            } else if (length > 0) {
                masked.writeBytes(MASK);
                position += length;
            } else {
                masked.write(bytes[position++]);
            }
        }
        return masked.toByteArray();
    }

    private int longestAt(byte[] bytes, int from) {
        return secrets.stream()
                .map(SecretMask::bytes)
                .filter(secret -> startsAt(bytes, from, secret, secret.length))
                .mapToInt(secret -> secret.length)
                .max()
                .orElse(0);
    }

    private boolean mayStartAt(byte[] bytes, int from) {
        int length = bytes.length - from;
        return secrets.stream()
                .map(SecretMask::bytes)
                .anyMatch(secret -> secret.length > length && startsAt(bytes, from, secret, length));
    }

    private static boolean startsAt(byte[] bytes, int from, byte[] secret, int length) {
        return bytes.length - from >= length && Arrays.equals(bytes, from, from + length, secret, 0, length);
    }

    private static byte[] bytes(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8);
    }
}
