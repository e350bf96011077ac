package io.atforge.maven.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.doctor.report.Diagnosis;
import io.atforge.maven.doctor.report.Report;
import io.atforge.testkit.ModemModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A modem whose every answer would do something to a terminal or a page, if it came out as it is. */
class HostileModemTest {

    private static final String EVIL = "\u001b[31m\u0007<img src=x onerror=alert(1)>\u009b2J`*";
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n]]");

    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry("AT", ""),
            Map.entry("AT+CGMI", EVIL),
            Map.entry("AT+CGMM", "+CGMM: \"" + EVIL + "\""),
            Map.entry("AT+CGMR", "866714040000001 " + EVIL),
            Map.entry("AT+CPIN?", "+CPIN: READY"),
            Map.entry("AT+CSQ", "+CSQ: 20,0" + EVIL),
            Map.entry("AT+CREG?", "+CREG: 0,1," + EVIL),
            Map.entry("AT+COPS?", "+COPS: 0,0,\"" + EVIL.replace("\"", "") + "\",7"),
            Map.entry("AT+CGATT?", "+CGATT: 0" + EVIL));

    @TempDir
    Path folder;

    @Test
    void nothingOfItComesOutAsItIs() throws Exception {
        try (Patient patient = new Patient(folder, ModemModel.AIR720)) {
            patient.at(new TestMachine()
                    .with(
                            "/dev/ttyUSB0",
                            TestPort.program(
                                    said -> "\r\n" + ANSWERS.getOrDefault(said.strip(), EVIL) + "\r\n\r\nOK\r\n")));

            Diagnosis diagnosis = patient.examine();

            String text = Patient.text(diagnosis);
            assertThat(text).contains("\\x1B[31m", "onerror").doesNotContain("866714040000001");
            assertThat(CONTROL.matcher(text).find()).as(text).isFalse();
            assertThat(diagnosis.conversation()).anyMatch(line -> line.contains("\\x1B[31m"));
            assertThat(CONTROL.matcher(String.join("", diagnosis.conversation()))
                            .find())
                    .isFalse();
            assertThat(Report.HTML.text(diagnosis)).contains("&lt;img").doesNotContain("<img", "866714040000001");
            assertThat(CONTROL.matcher(Report.HTML.text(diagnosis)).find()).isFalse();
            assertThat(Report.MARKDOWN.text(diagnosis)).contains("\\<img").doesNotContain("866714040000001");
        }
    }
}
