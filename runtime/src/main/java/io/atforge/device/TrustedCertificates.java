package io.atforge.device;

import io.atforge.InvalidArgumentException;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Whose certificates a modem trusts, as a file in its file system. The file's name comes from what it holds, so that it
 * is found again, and one that was changed gets another.
 *
 * @param pem the certificates of authorities in PEM, at most {@value #MAX_BYTES} bytes
 */
public record TrustedCertificates(byte[] pem) {

    /** The most that {@code AT+FSWRITE} takes at once, in bytes. */
    public static final int MAX_BYTES = 10_240;

    private static final int DIGITS = 16;

    /**
     * Checks the length.
     *
     * @throws InvalidArgumentException if there are more bytes than the modem takes
     */
    public TrustedCertificates {
        if (pem.length > MAX_BYTES) {
            throw new InvalidArgumentException("the certificates have " + pem.length + " bytes; the modem takes "
                    + MAX_BYTES + ": keep those that sign the platform's");
        }
        pem = pem.clone();
    }

    /**
     * The certificates.
     *
     * @return a copy of the bytes
     */
    @Override
    public byte[] pem() {
        return pem.clone();
    }

    /**
     * The name of the file in the modem.
     *
     * @return for example {@code ca-0123456789abcdef.pem}
     */
    public String fileName() {
        return "ca-" + DigestUtils.sha256Hex(pem).substring(0, DIGITS) + ".pem";
    }
}
