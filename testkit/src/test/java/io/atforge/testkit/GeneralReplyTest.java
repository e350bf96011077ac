package io.atforge.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the modem answers to the commands about itself and the network. */
class GeneralReplyTest {

    private final VirtualModem modem = VirtualModem.builder()
            .imei("860000000000007")
            .firmware("AirM2M_720_TEST")
            .clock(Clock.fixed(Instant.parse("2024-07-23T00:35:01Z"), ZoneId.of("Asia/Shanghai")))
            .build();
    private final HostTerminal terminal = new HostTerminal(modem.port());

    @AfterEach
    void switchOff() {
        modem.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "ATI           | AirM2M_720_TEST",
                "ATS3?         | 013",
                "AT+CGMR       | +CGMR: \"AirM2M_720_TEST\"",
                "AT+CGSN       | 860000000000007",
                "AT+CMEE?      | +CMEE :0",
                "AT+CPIN?      | +CPIN: READY",
                "AT+CSQ        | +CSQ: 20,0",
                "AT+CREG?      | +CREG: 0,1",
                "AT+CGREG?     | +CGREG: 2,1,\"2317\",\"0a541706\"",
                "AT+CEREG?     | +CEREG: 0,1",
                "AT+CGATT?     | +CGATT: 1",
                "AT+CFUN?      | +CFUN: 1",
                "AT+IPR?       | +IPR: 0",
                "AT+CCLK?      | +CCLK: \"24/07/23,08:35:01+32\"",
                "AT+MQTTMSGSET?| +MQTTMSGSET:0",
                "AT+MQTTMODE?  | +MQTTMODE: 0",
                "AT+MQTTSTATU  | +MQTTSTATU :0",
                "AT+MPUBEX=?   | +MPUBEX:<topic>,(0-2),(0-1),<len>",
                "AT+MSUB=?     | +MSUB: <topic>,(0-2)",
            })
    void repliesWithOneLineAndOk(String command, String reply) throws Exception {
        terminal.command(command);
        terminal.expect("\r\n" + reply + "\r\n\r\nOK\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "AT",
        "ATZ",
        "AT&F",
        "AT&W",
        "ATS3=13",
        "AT+CGATT=1",
        "AT+CFUN=1",
        "AT+CREG=1",
        "AT+IPR=115200;&W",
        "AT+MQTTMSGSET=1",
        "AT+MQTTMODE=1",
        "AT+MQTTMSGGET",
        "AT+MDISCONNECT=?",
        "AT+CIFSR=?",
    })
    void acceptsWithOk(String command) throws Exception {
        terminal.ok(command);
    }

    @Test
    void printsTwoLinesForTheTestOfMipstart() throws Exception {
        terminal.command("AT+MIPSTART=?");
        terminal.expect("\r\n+MIPSTART: \"(0-255).(0-255).(0-255).(0-255)\",(1-65535)\r\n"
                + "+MIPSTART: \"DOMAIN NAME\",(1-65535)\r\n\r\nOK\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "AT+CIICRR                        | 58  | invalid command line",
                "ATX9                             | 58  | invalid command line",
                "AT+CSQ=1                         | 58  | invalid command line",
                "AT+CMEE=3                        | 53  | invalid parameter",
                "AT+IPR=115201                    | 53  | invalid parameter",
                "ATS3=10                          | 53  | invalid parameter",
                "AT+CREG=4                        | 53  | invalid parameter",
                "AT+MCONFIG=\"a\",\"b\"           | 53  | invalid parameter",
                "AT+MCONFIG=\"a\"x                | 53  | invalid parameter",
                "AT+MIPSTART=\"host\"             | 53  | invalid parameter",
                "AT+MIPSTART=\"host\",65536       | 53  | invalid parameter",
                "AT+MIPSTART=\"host\",1883        | 3   | operation not allowed",
                "AT+MCONNECT=1,600                | 3   | operation not allowed",
                "AT+MCONNECT=2,600                | 53  | invalid parameter",
                "AT+MCONNECT=1,0                  | 53  | invalid parameter",
                "AT+MSUB=\"t\",0                  | 3   | operation not allowed",
                "AT+MSUB=\"t\",3                  | 53  | invalid parameter",
                "AT+MSUB=\"a/#/b\",0              | 53  | invalid parameter",
                "AT+MPUB=\"t\",0,0,\"x\"          | 3   | operation not allowed",
                "AT+MPUB=\"t\",0,0,x              | 53  | invalid parameter",
                "AT+MPUB=\"t\",0,0,\"a\"b\"       | 53  | invalid parameter",
                "AT+MPUB=\"t/+\",0,0,\"x\"        | 53  | invalid parameter",
                "AT+MPUBEX=\"t\",0,0,5            | 3   | operation not allowed",
                "AT+MPUBEX=\"t\",0,0,1361         | 53  | invalid parameter",
                "AT+MDISCONNECT                   | 3   | operation not allowed",
                "AT+MIPCLOSE                      | 767 | operation failed",
                "AT+CIICR                         | 3   | operation not allowed",
                "AT+CIFSR                         | 3   | operation not allowed",
            })
    void reportsErrorsAsAskedFor(String command, int number, String text) throws Exception {
        terminal.reply(command, "ERROR");
        terminal.ok("AT+CMEE=1");
        terminal.reply(command, "+CME ERROR: " + number);
        terminal.ok("AT+CMEE=2");
        terminal.reply(command, "+CME ERROR: " + text);
    }

    @Test
    void saysLessInAReportThanInAReply() throws Exception {
        terminal.ok("AT+CREG=1");
        terminal.ok("AT+CFUN=4");
        terminal.line("+CGEV: ME DETACH");
        terminal.line("+CREG: 0");
        terminal.line("+CGREG: 0");
        terminal.command("AT+CREG?");
        terminal.expect("\r\n+CREG: 1,0\r\n\r\nOK\r\n");
        terminal.command("AT+CSQ;+CGATT?");
        terminal.expect("\r\n+CSQ: 99,99\r\n\r\n+CGATT: 0\r\n\r\nOK\r\n");
        terminal.ok("AT+CFUN=1");
        terminal.line("^MODE: 17,17");
        terminal.line("+E_UTRAN Service");
        terminal.line("+CGEV: ME PDN ACT 1,0");
        terminal.line("+NITZ: 2024/07/23,08:35:01+32,0");
        terminal.line("+CREG: 1");
        terminal.line("+CGREG: 1,\"2317\",\"0a541706\"");
    }

    @Test
    void aRestartForgetsWhatWasNotSaved() throws Exception {
        terminal.ok("AT+CMEE=1;+IPR=115200;&W");
        terminal.ok("ATE0");
        terminal.type("AT+RESET\r");
        terminal.expect("\r\nOK\r\n^boot.rom'v'!\n\r\nRDY\r\n");
        terminal.skipTo("+NITZ: 2024/07/23,08:35:01+32,0\r\n");
        terminal.skipTo("+CGREG: 1,\"2317\",\"0a541706\"\r\n");
        terminal.command("AT+CMEE?;+IPR?");
        terminal.expect("\r\n+CMEE :1\r\n\r\n+IPR: 115200\r\n\r\nOK\r\n");
    }
}
