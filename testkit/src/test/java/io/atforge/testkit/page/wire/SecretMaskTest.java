package io.atforge.testkit.page.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No secret is left, and little else is taken. */
class SecretMaskTest {

    private final SecretMask mask = new SecretMask(
            List.of("stand-in-secret", "stand-in-secret-2", "qIpssQEfjxuGoiDHCiQ6PZb1vUJ7SsAM", "abc", "", "密码密码"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stand-in-secret                           | ***
            xstand-in-secret-2x                       | x***x
            stand-in-secretstand-in-secret-2          | ******
            stand-in-secre                            | stand-in-secre
            stand-in-stand-in-secret-                 | stand-in-***-
            abc                                       | abc
            密码密码!                                  | ***!
            """)
    void takesOutWhatIsKnown(String text, String masked) {
        assertThat(mask.text(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "0123456789abcdef0123456789ABCDEF"                                           | "***"
            41fcbbaee25f99de3fe31403af590017d1bed376                                     | ***
            41fcbbaee25f99de3fe31403af590017d1bed37                                      | 41fcbbaee25f99de3fe31403af590017d1bed37
            0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef             | ***
            x0123456789abcdef0123456789abcdefx                                           | x***x
            {"iotId":"x","iotToken":"0123456789abcdef0123456789abcdef"}                  | {"iotId":"x","iotToken":"***"}
            AT+CPIN="1234"                                                               | AT+CPIN=***
            at+cpin=12345678,1234                                                        | at+cpin=***
            AT+CPIN?                                                                     | AT+CPIN?
            AT+CPIN=?                                                                    | AT+CPIN=?
            AT+CPWD="SC","1234","4321"                                                   | AT+CPWD=***
            +CPIN: READY                                                                 | +CPIN: READY
            """)
    void takesOutOfTheWireWhatLooksLikeOne(String line, String masked) {
        assertThat(mask.wire(line)).isEqualTo(masked);
    }

    @Test
    void keepsTheLineEnds() {
        assertThat(mask.wire("\r\nAT+CPIN=\"1234\"\r\n")).isEqualTo("\r\nAT+CPIN=***\r\n");
    }

    /** What a search for each secret in turn finds, this finds: few letters, so that secrets begin in each other. */
    @Property
    void findsEverySecretWhereverItStands(
            @ForAll @Size(min = 1, max = 8)
                    Set<@CharRange(from = 'a', to = 'c') @StringLength(min = 4, max = 7) String> secrets,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 60) String text,
            @ForAll @AlphaChars @StringLength(max = 3) String tail) {
        String masked = new SecretMask(secrets).bytes(text + tail);
        for (String secret : secrets) {
            assertThat(masked).doesNotContain(secret);
        }
        assertThat(masked).isEqualTo(slowly(text + tail, new TreeSet<>(secrets)));
    }

    private static String slowly(String text, Set<String> secrets) {
        StringBuilder masked = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int length = 0;
            for (String secret : secrets) {
                length = Math.max(length, text.startsWith(secret, at) ? secret.length() : 0);
            }
            masked.append(length > 0 ? "***" : text.charAt(at));
            at += Math.max(1, length);
        }
        return masked.toString();
    }
}
