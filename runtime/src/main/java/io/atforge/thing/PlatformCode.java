package io.atforge.thing;

import java.util.Objects;

/**
 * A code with which the platform answers, what it means and what to do.
 *
 * @param code    the code
 * @param meaning what it means
 * @param cure    what to do
 */
public record PlatformCode(int code, String meaning, String cure) {

    /** The code of success. It says that the platform took the request; not that it stored every value. */
    public static final int SUCCESS = 200;

    /** Checks that the texts are there. */
    public PlatformCode {
        Objects.requireNonNull(meaning);
        Objects.requireNonNull(cure);
    }

    /**
     * What a code means.
     *
     * @param code the code
     * @return its meaning; of a code that is not known, that it is not
     */
    public static PlatformCode of(int code) {
        throw new UnsupportedOperationException();
    }

    /**
     * In words.
     *
     * @return for example {@code 6306: …; …}
     */
    @Override
    public String toString() {
        return code + ": " + meaning + "; " + cure;
    }
}
