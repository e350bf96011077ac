package io.atforge.internal.trace;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Replaces secrets in a stream of bytes, however it is cut into pieces: what may be the start of a secret is held back
 * until more has come.
 */
final class SecretMask {

    static final String MASK = "******";
    private static final byte[] MASK_BYTES = MASK.getBytes(StandardCharsets.US_ASCII);

    /** A late echo is seconds late; nobody signs in so often in that time. */
    private static final int KEPT = 8;

    /** Fewer characters of a secret, alone on a line's edge, are chance. */
    private static final int TELLING = 4;

    private final Deque<String> secrets = new ArrayDeque<>();
    private List<byte[]> encoded = List.of();
    private byte[] held = new byte[0];

    void add(String secret) {
        if (secret.isEmpty() || secrets.contains(secret)) {
            return;
        }
        if (secrets.size() == KEPT) {
            secrets.removeFirst();
        }
        secrets.add(secret);
        encoded = secrets.stream()
                .map(known -> known.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** A line by itself. What cut an echo in two left a part of the secret at the end of a line, or at its start. */
    String maskLine(String line) {
        String masked = line;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
            for (int length = secret.length() - 1; length >= TELLING; length--) {
                if (masked.endsWith(secret.substring(0, length))) {
                    masked = masked.substring(0, masked.length() - length) + MASK;
                }
                if (masked.startsWith(secret.substring(secret.length() - length))) {
                    masked = MASK + masked.substring(length);
                }
            }
            if (masked.length() >= TELLING && secret.contains(masked)) {
                masked = MASK;
            }
        }
        return masked;
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
                masked.writeBytes(MASK_BYTES);
                position += length;
            } else {
                masked.write(bytes[position++]);
            }
        }
        return masked.toByteArray();
    }

    private int longestAt(byte[] bytes, int from) {
        return encoded.stream()
                .filter(secret -> startsAt(bytes, from, secret, secret.length))
                .mapToInt(secret -> secret.length)
                .max()
                .orElse(0);
    }

    private boolean mayStartAt(byte[] bytes, int from) {
        int length = bytes.length - from;
        return encoded.stream().anyMatch(secret -> secret.length > length && startsAt(bytes, from, secret, length));
    }

    private static boolean startsAt(byte[] bytes, int from, byte[] secret, int length) {
        return bytes.length - from >= length && Arrays.equals(bytes, from, from + length, secret, 0, length);
    }
}
