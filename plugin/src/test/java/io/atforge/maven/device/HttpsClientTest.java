package io.atforge.maven.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.dialect.Dialect;
import io.atforge.maven.source.UserMistakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Not every modem can ask the platform over HTTPS. */
class HttpsClientTest {

    @ParameterizedTest
    @ValueSource(strings = {"quectel", "simcom"})
    void aFamilyWithoutOneNeedsTheHost(String family) throws UserMistakeException {
        Dialect dialect = Dialect.load(family);

        assertThatThrownBy(() -> HttpsClient.MODEM.availableTo(true, dialect))
                .isInstanceOf(UserMistakeException.class)
                .hasMessage("modem family " + family + " has no HTTP client that could ask the platform for the token;"
                        + " let the host ask: -Datforge.https=host");
        assertThat(HttpsClient.HOST.availableTo(true, dialect)).isEqualTo(HttpsClient.HOST);
        assertThat(HttpsClient.MODEM.availableTo(false, dialect)).isEqualTo(HttpsClient.MODEM);
    }

    @Test
    void aFamilyThatHasOneMayAsk() throws UserMistakeException {
        assertThat(HttpsClient.MODEM.availableTo(true, Dialect.load("air780e"))).isEqualTo(HttpsClient.MODEM);
    }
}
