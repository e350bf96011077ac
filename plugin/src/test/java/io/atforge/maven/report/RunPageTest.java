package io.atforge.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.GoldenText;
import io.atforge.maven.report.RunReport.Received;
import io.atforge.maven.report.RunReport.Silent;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class RunPageTest {

    @Test
    void aRunThatWentWellIsThePageToTheLetter() throws Exception {
        String page = RunPage.of(Runs.tutorial());

        GoldenText.compare("report/tutorial.html", page);
        parsed(page);
    }

    @Test
    void aRunThatFailedIsThePageToTheLetter() throws Exception {
        String page = RunPage.of(Runs.refused());

        GoldenText.compare("report/refused.html", page);
        parsed(page);
    }

    @Test
    void eachStepHasABarOfItsTimeThatLeadsToWhatWasSaid() throws Exception {
        Document page = parsed(RunPage.of(Runs.tutorial()));

        List<Element> bars = elements(page, "rect");
        assertThat(bars).hasSize(RunStep.values().length - 1);
        // registration: 12,145 of 14,141 ms
        double widest = bars.stream()
                .mapToDouble(bar -> Double.parseDouble(bar.getAttribute("width")))
                .max()
                .orElseThrow();
        assertThat(widest / 700).isBetween(0.85, 0.87);
        for (Element bar : bars) {
            assertThat(Double.parseDouble(bar.getAttribute("width"))).isGreaterThanOrEqualTo(2);
            assertThat(Double.parseDouble(bar.getAttribute("x"))).isBetween(170.0, 870.0);
        }
        List<String> sections = elements(page, "section").stream()
                .map(each -> "#" + each.getAttribute("id"))
                .toList();
        assertThat(elements(page, "a").stream().map(link -> link.getAttribute("href")))
                .containsExactlyElementsOf(sections);
    }

    @Test
    void loadsAndRunsNothing() throws Exception {
        Document page = parsed(RunPage.of(Runs.tutorial()));

        assertThat(elements(page, "*"))
                .extracting(Element::getTagName)
                .contains("svg", "table", "style")
                .doesNotContain("script", "link", "img", "iframe", "object", "embed", "base", "form");
        assertThat(elements(page, "style").get(0).getTextContent()).doesNotContain("url(", "@import", "&", "<", ">");
        for (Element element : elements(page, "*")) {
            IntStream.range(0, element.getAttributes().getLength())
                    .mapToObj(i -> element.getAttributes().item(i))
                    .forEach(attribute -> {
                        assertThat(attribute.getNodeName())
                                .doesNotStartWith("on")
                                .isNotIn("src", "style");
                        if (attribute.getNodeName().equals("href")) {
                            assertThat(attribute.getNodeValue()).startsWith("#");
                        }
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</td></table></body><script src='http://evil.example/'></script>",
                "\"><svg onload=alert(1)>",
                "<!-- & ]]> &lt; &#x3c; <![CDATA[",
                "</style><style>* {display: none}</style></title>",
                "javascript:alert(1)"
            })
    void whatOthersSayIsText(String hostile) throws Exception {
        String markup = RunPage.of(Runs.saying(hostile));
        Document page = parsed(markup);

        assertThat(elements(page, "script")).isEmpty();
        assertThat(elements(page, "*")).hasSameSizeAs(elements(parsed(RunPage.of(Runs.saying("text"))), "*"));
        assertThat(elements(page, "td").get(2).getTextContent()).isEqualTo(hostile);
        assertThat(elements(page, "h1").get(0).getTextContent()).isEqualTo(hostile + " of " + hostile);
        assertThat(elements(page, "title").get(0).getTextContent()).endsWith(hostile + " of " + hostile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31mred\u0007\r\n\u0000",
                "\u202eright to left\u2066\u200b\ufeff",
                "\ud800 alone \udfff",
                "\ufffe\uffff\u0085\u2028\u2029"
            })
    void whatIsInvisibleIsShownAsAnEscape(String hostile) throws Exception {
        String markup = RunPage.of(Runs.saying(hostile));

        parsed(markup);
        assertThat(markup.codePoints().filter(c -> c != '\n'))
                .noneMatch(c -> hostile.indexOf(c) >= 0 && (c < ' ' || c > '~'));
        assertThat(markup).containsPattern("\\\\[xu]").doesNotContain("&#");
    }

    /** The trace has the secrets masked; these numbers are for the modem to show, and not for whoever helps. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "861234567890123",
                "8612345678901234",
                "460011234567890",
                "89860112345678901234",
                "8986011234567890123F",
                "898601123456789012"
            })
    void theNumbersOfModemAndCardAreMasked(String number) {
        String markup = RunPage.of(Runs.saying("+CCID: \"" + number + "\", x" + number + "y"));

        assertThat(markup).doesNotContain(number.substring(0, 14)).contains("x******y");
    }

    /** As a doctor's report masks them, too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +CNUM: ,"13800138000",129                     | +CNUM: ******
            +CLIP: "13800138000",161                      | +CLIP: ******
            +CMT: "+8613800138000",,"26/11/26,10:00:00+32" | +CMT: ******
            call +8613800138000                           | call ******
            AT+CPIN=1234                                  | AT+CPIN=******
            """)
    void thePersonIsMasked(String said, String shown) throws Exception {
        String markup = RunPage.of(Runs.saying(said));

        assertThat(markup).doesNotContain("13800138000", "1234");
        assertThat(elements(parsed(markup), "td").get(2).getTextContent()).isEqualTo(shown);
    }

    @Test
    void aTimestampAndChineseAreShown() {
        assertThat(RunPage.of(Runs.saying("timestamp=1544257319000 温度 21 ℃ 😀")))
                .contains("timestamp=1544257319000 温度 21 ℃ 😀");
    }

    @Test
    void aLineWithoutEndIsCut() {
        assertThat(RunPage.of(Runs.saying("x".repeat(8000)))).contains("x ...").doesNotContain("x".repeat(2001));
    }

    @Test
    void anOutcomeIsSaid() throws Exception {
        assertThat(outcome(Runs.tutorial())).isEqualTo("Received on /a1hahpgAs3s/test/test: helloworld");
        assertThat(outcome(Runs.refused()))
                .isEqualTo("Failed (sign in): the platform refused the device; check its secret");
        assertThat(outcome(Runs.ending(new Silent()))).isEqualTo("Done. No message came back.");
        assertThat(outcome(Runs.ending(new Received("t", "<b>")))).isEqualTo("Received on t: <b>");
    }

    private static String outcome(RunReport report) throws Exception {
        return elements(parsed(RunPage.of(report)), "p").get(1).getTextContent();
    }

    private static Document parsed(String page) throws Exception {
        assertThat(page).startsWith("<!DOCTYPE html>\n<html");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
