package io.atforge.maven.doctor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.Outcome.Passed;
import io.atforge.maven.doctor.report.Outcome.Skipped;
import io.atforge.maven.source.UserMistakeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What gets out, and in which form. */
class ReportTest {

    private static final Diagnosis DIAGNOSIS = new Diagnosis(
            Map.of("modem", "<Acme> 866714040000001", "atforge", "1"),
            List.of(
                    new StepResult(StepName.PORT, new Passed("serial:/dev/ttyUSB0?baud=115200")),
                    new StepResult(
                            StepName.ANSWERS, new Failed("it says <script>alert('1')</script> *and* `more`", "end it")),
                    new StepResult(StepName.SIM, new Skipped("waits until answers is well"))),
            List.of(
                    "→ AT+CPIN=\"1234\"",
                    "→ AT+CPIN=1234",
                    "← 866714040000001",
                    "← +CGSN: \"866714040000001\"",
                    "← IMEI: 866714040000001",
                    "← +ICCID: 89860012345678901234",
                    "← 8986001234567890123F",
                    "← 460001234567890",
                    "← +CNUM: ,\"13800138000\",129",
                    "← +CLIP: \"13800138000\",161",
                    "← +CMT: \"+8613800138000\",,\"26/11/26,10:00:00+32\"",
                    "← call +8613800138000",
                    "→ AT+MCONFIG=\"test|securemode=3,signmethod=hmacsha1,timestamp=1795858360674|\",\"test&k\",\"******\"",
                    "← ```",
                    "← <b>bold</b> & \"quoted\""));

    @ParameterizedTest
    @EnumSource(Report.class)
    void nothingThatNamesAPersonOrACardGetsOut(Report report) {
        String text = report.text(DIAGNOSIS);

        assertThat(text)
                .doesNotContain("1234\"", "=1234", "866714040000001", "89860012345678901234", "8986001234567890123F")
                .doesNotContain("460001234567890", "13800138000")
                .contains("timestamp=1795858360674", "AT+CPIN=******", "+CNUM: ******", "securemode=3");
    }

    @Test
    void markdownHoldsStepsVersionsAndConversation() {
        assertThat(Report.MARKDOWN.text(DIAGNOSIS)).startsWith("""
                # atforge:doctor

                1 of 3 steps failed.

                ## Steps

                - ✓ port: serial:/dev/ttyUSB0?baud=115200
                - ✗ answers: it says \\<script\\>alert('1')\\</script\\> \\*and\\* \\`more\\`
                  → end it
                - – SIM card: waits until answers is well

                ## Versions

                - atforge: 1
                - modem: \\<Acme\\> \\*\\*\\*\\*\\*\\*

                ## Conversation

                ```text
                → AT+CPIN=******
                """).endsWith("""
                ← ```
                ← <b>bold</b> & "quoted"
                ```
                """);
    }

    @Test
    void htmlRunsNothingAndRefersToNothing() {
        assertThat(Report.HTML.text(DIAGNOSIS))
                .contains(
                        "<li class=\"failed\">✗ answers: it says &lt;script&gt;alert('1')&lt;/script&gt;",
                        "<span class=\"cure\">→ end it</span>",
                        "<li class=\"skipped\">– SIM card",
                        "<li>modem: &lt;Acme&gt; ******</li>",
                        "← &lt;b&gt;bold&lt;/b&gt; &amp; \"quoted\"",
                        "default-src 'none'")
                .doesNotContain("<script", "<b>", "http:", "https:", "src=\"", "href");
    }

    @Test
    void theFormIsThatOfTheName() throws Exception {
        assertThat(Report.named("a.md")).isEqualTo(Report.MARKDOWN);
        assertThat(Report.named("A.HTML")).isEqualTo(Report.HTML);
        assertThatThrownBy(() -> Report.named("a.pdf"))
                .isInstanceOf(UserMistakeException.class)
                .hasMessage(
                        "the report is Markdown or HTML: give its file a name that ends with .md or .html, not a.pdf");
    }

    @Test
    void aConsoleWithoutTheSignsHasWords() {
        StepResult failed = new StepResult(StepName.SIM, new Failed("no card – 卡", "put one in"));
        StepResult skipped = new StepResult(StepName.SIGNAL, new Skipped("waits"));
        StepResult passed = new StepResult(StepName.PORT, new Passed("there"));

        assertThat(new ConsoleText(StandardCharsets.UTF_8).lines(failed))
                .containsExactly("✗ SIM card: no card – 卡", "  → put one in");
        assertThat(new ConsoleText(StandardCharsets.UTF_8).lines(skipped)).containsExactly("– signal: waits");
        assertThat(new ConsoleText(StandardCharsets.UTF_8).lines(passed)).containsExactly("✓ port: there");
        ConsoleText ascii = new ConsoleText(StandardCharsets.US_ASCII);
        assertThat(ascii.lines(failed)).containsExactly("FAILED SIM card: no card ? ?", "  -> put one in");
        assertThat(ascii.lines(skipped)).containsExactly("- signal: waits");
        assertThat(ascii.lines(passed)).containsExactly("ok port: there");
    }

    @ParameterizedTest
    @CsvSource({
        "'a\u001b[31mb', 'a\\x1B[31mb'",
        "'a\u0007\u009b2Jb', 'a\\x07\\x9B2Jb'",
        "'a\u202eb\u200bc', 'a?b?c'",
        "'a\nb\rc\u2028d', 'a\\x0Ab\\x0Dc\\u2028d'",
    })
    void whatAStrangerSaysDoesNothing(String said, String shown) {
        assertThat(PlainText.of(said)).isEqualTo(shown);
    }

    @Test
    void aLongTextIsCut() {
        assertThat(PlainText.of("a".repeat(1000))).hasSize(301).endsWith("a…");
    }
}
