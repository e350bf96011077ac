package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The echo changes, whether the modem echoes or not. */
class EchoTest {

    private static Bench under(String... faults) {
        return Bench.under(faults);
    }

    @Test
    void comesOnUnderWay() {
        Bench bench = under("echo on at 7");
        bench.modem(command -> bench.say("\r\nOK\r\n"));
        bench.write("AT+A=1\r");
        bench.write("AT+B=1\r");
        assertThat(bench.atHost).hasToString("[0:\\r\\nOK\\r\\n, 0:AT+B=1\\r, 0:\\r\\nOK\\r\\n]");
    }

    @Test
    void comesOnceFromAModemThatEchoesItself() {
        Bench bench = under("echo on at 0");
        bench.modem(command -> bench.say(command + "\r\nOK\r\n"));
        bench.write("AT\r");
        bench.write("AT\r");
        assertThat(Bench.text(bench.atHost)).isEqualTo("AT\r\r\nOK\r\nAT\r\r\nOK\r\n");
    }

    @Test
    void goesOffUnderWay() {
        Bench bench = under("echo off at 3");
        bench.modem(command -> bench.say(command + "\r\nOK\r\n"));
        bench.write("AT\r");
        bench.write("AT\r");
        assertThat(Bench.text(bench.atHost)).isEqualTo("AT\r\r\nOK\r\n\r\nOK\r\n");
    }

    @Test
    void goesOffInTheMiddleOfACommand() {
        Bench bench = under("echo off at 2");
        bench.modem(command -> bench.say(command + "\r\nOK\r\n"));
        bench.write("AT+CSQ\r");
        assertThat(Bench.text(bench.atHost)).isEqualTo("AT\r\nOK\r\n");
    }

    @Test
    void goesOnAndOffAgain() {
        Bench bench = under("echo on at 3", "echo off at 6");
        bench.write("AT\r");
        bench.write("ab\r");
        bench.write("cd\r");
        assertThat(Bench.text(bench.atHost)).isEqualTo("ab\r");
    }

    @Test
    void isFoundByteForByteAndBehindAnUnsolicitedLine() {
        Bench bench = under("echo off at 0");
        bench.write("AT+CSQ\r");
        bench.say("\r\n+CGEV: ME PDN ACT 7\r\n");
        for (String piece : "AT+CSQ\r\r\n+CSQ: 20,0\r\n".split("")) {
            bench.say(piece);
        }
        assertThat(Bench.text(bench.atHost)).isEqualTo("\r\n+CGEV: ME PDN ACT 7\r\n\r\n+CSQ: 20,0\r\n");
    }

    @Test
    void doesNotTakeWhatOnlyBeginsLikeIt() {
        Bench bench = under("echo off at 0");
        bench.write("AT+CSQ\r");
        bench.say("AT+CFUN\r");
        assertThat(Bench.text(bench.atHost)).isEqualTo("AT+CFUN\r");
    }
}
