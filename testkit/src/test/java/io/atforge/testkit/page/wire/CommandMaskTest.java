package io.atforge.testkit.page.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However the modem lets a secret be typed, none is left. */
class CommandMaskTest {

    private final CommandMask mask = new CommandMask(new SecretMask(List.of("stand-in-secret")));

    private String line(String typed) {
        return mask.line(typed.translateEscapes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AT+CPIN ="1234"                                             | AT+CPIN =***
            AT + C P I N = 1234                                         | AT + C P I N =***
            at+cpin ="1234"                                             | at+cpin =***
            AT+C\\1PIN="1234"                                           | AT+C\\1PIN=***
            AT+CPIM\\bN="1234"                                          | AT+CPIM\\bN=***
            AT+CPIN=?\\b"1234"                                          | AT+CPIN=***
            AT+CPIN=\\b="1234"                                          | AT+CPIN=***
            AT+CPIN="12\\n34"                                           | AT+CPIN=***
            AT+CPIN="12\\b34"                                           | AT+CPIN=***
            AT+CSQ;+CL CK="SC",1,"1234"                                 | AT+CSQ;+CL CK=***
            x"AT+CPWD ="SC","1234","4321"                               | x"AT+CPWD =***
            AT+X="stand-in-sek\\bcret"                                  | AT+X=***
            AT+X=stand-in -secret                                       | AT+X=***
            AT+stand-in-sek\\bcret                                      | ***
            AT+X="41fcbbaee25f99de\\b\\b3fe31403af590017d1bed376"       | AT+X=***
            AT+MCONFIG="a","b","short\\b"                               | AT+MCONFIG=***
            AT+MCOM\\bNFIG="a","b","short"                              | AT+MCOM\\bNFIG=***
            """)
    void takesOutWhatTheModemReads(String typed, String masked) {
        assertThat(line(typed)).isEqualTo(masked.translateEscapes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AT+CSQ
            AT + CSQ
            AT+CSX\\bQ
            AT+CPIN ?
            AT+CPIN =?
            AT+MPUB = "t",0,0,"a b"
            AT+MPUB="t",0,0,"ab\\bc"
            """)
    void leavesTheRest(String typed) {
        assertThat(line(typed)).isEqualTo(typed.translateEscapes());
    }

    @Test
    void takesNoMoreThanItHasToOfATidyLine() {
        assertThat(line("\\nAT+MCONFIG=\"id\", \"user\", \"stand-in-secret\"\\r"))
                .isEqualTo("\nAT+MCONFIG=\"id\", \"user\", \"***\"\r");
        assertThat(line("\\nAT+CPIN =1234\\r")).isEqualTo("\nAT+CPIN =***\r");
    }
}
