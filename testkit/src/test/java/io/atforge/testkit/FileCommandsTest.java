package io.atforge.testkit;

import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The modem's files, in the wire shape of the vendor's manual and log. */
class FileCommandsTest {

    private VirtualTime time;
    private VirtualModem modem;
    private HostTerminal terminal;

    @BeforeEach
    void switchOn() throws InterruptedException {
        time = new VirtualTime();
        modem = VirtualModem.builder().scheduler(time).build();
        terminal = new HostTerminal(modem.port());
        ok("AT+CMEE=1");
    }

    @AfterEach
    void switchOff() {
        modem.close();
    }

    private void reply(String line, String reply) throws InterruptedException {
        terminal.type(line + "\r");
        time.advance(Duration.ofMillis(1));
        terminal.expect(line + "\r" + reply);
    }

    private void ok(String line) throws InterruptedException {
        reply(line, "\r\nOK\r\n");
    }

    private void data(String bytes, String reply) throws InterruptedException {
        terminal.type(bytes);
        time.advance(Duration.ofMillis(1));
        terminal.expect(reply);
    }

    @Test
    void writesWithoutEchoAndReadsBack() throws Exception {
        ok("AT+FSCREATE=\"a.txt\"");
        reply("AT+FSWRITE=\"a.txt\",0,10,10", "\r\n>");
        data("12345\r\n890", "\r\nOK\r\n");
        reply("AT+FSFLSIZE=\"a.txt\"", "\r\n+FSFLSIZE: 10\r\n\r\nOK\r\n");
        reply("AT+FSREAD=a.txt,0,10240,0", "\r\n12345\r\n890\r\nOK\r\n");
        reply("AT+FSREAD=\"a.txt\",1,3,7", "\r\n890\r\nOK\r\n");
        reply("AT+FSREAD=\"a.txt\",1,3,10", "\r\n+CME ERROR: 53\r\n");
        reply("AT+FSWRITE=\"a.txt\",1,2,10", "\r\n>");
        data("xy", "\r\nOK\r\n");
        reply("AT+FSWRITE=\"a.txt\",0,1,10", "\r\n>");
        data("z", "\r\nOK\r\n");
        reply("AT+FSREAD=\"a.txt\",0,20,0", "\r\nz2345\r\n890xy\r\nOK\r\n");
        reply("AT+FSLS=\"/\"", "\r\na.txt\r\n\r\nOK\r\n");
        reply("AT+FSMEM", "\r\n+FSMEM: 64088 bytes\r\n\r\nOK\r\n");
    }

    @Test
    void saysTimeOutWhenTheDataDoesNotCome() throws Exception {
        ok("AT+FSCREATE=\"a.txt\"");
        reply("AT+FSWRITE=\"a.txt\",0,10,10", "\r\n>");
        terminal.type("123");
        time.advance(Duration.ofMillis(9_990));
        terminal.type("45");
        time.advance(Duration.ofMillis(20));
        terminal.expect("\r\nTimeOut\r\n");
        reply("AT+FSFLSIZE=\"a.txt\"", "\r\n+FSFLSIZE: 0\r\n\r\nOK\r\n");
    }

    @Test
    void knowsWhichFilesThereAre() throws Exception {
        for (String command :
                new String[] {"AT+FSDEL=\"a\"", "AT+FSFLSIZE=\"a\"", "AT+FSREAD=\"a\",0,1,0", "AT+FSWRITE=\"a\",0,1,10"
                }) {
            reply(command, "\r\n+CME ERROR: 62\r\n");
        }
        ok("AT+FSCREATE=\"a\"");
        reply("AT+FSCREATE=\"a\"", "\r\n+CME ERROR: 3\r\n");
        modem.reboot();
        time.advance(Duration.ofSeconds(1));
        terminal.skipTo("RDY");
        terminal.skipTo("\r\n+CGREG: 1,\"2317\",\"0a541706\"\r\n");
        reply("AT+FSFLSIZE=\"a\"", "\r\n+FSFLSIZE: 0\r\n\r\nOK\r\n");
        ok("AT+FSDEL=\"a\"");
        reply("AT+FSFLSIZE=\"a\"", "\r\nERROR\r\n");
    }

    @Test
    void keepsTheLimits() throws Exception {
        ok("AT+FSCREATE=\"a\"");
        for (String command : new String[] {
            "AT+FSCREATE=\"" + "n".repeat(65) + "\"",
            "AT+FSWRITE=\"a\",0,10241,10",
            "AT+FSWRITE=\"a\",0,1,0",
            "AT+FSWRITE=\"a\",0,1,4294967296",
            "AT+FSREAD=\"a\",0,10241,0"
        }) {
            reply(command, "\r\n+CME ERROR: 53\r\n");
        }
        for (int i = 0; i < 6; i++) {
            reply("AT+FSWRITE=\"a\",1,10240,4294967295", "\r\n>");
            data("x".repeat(10_240), "\r\nOK\r\n");
        }
        reply("AT+FSWRITE=\"a\",1,10240,10", "\r\n>");
        data("x".repeat(10_240), "\r\n+CME ERROR: 63\r\n");
        reply("AT+FSFLSIZE=\"a\"", "\r\n+FSFLSIZE: 61440\r\n\r\nOK\r\n");
    }

    @Test
    void setsAsksAndErasesTlsSettings() throws Exception {
        reply("AT+SSLCFG=\"seclevel\",88", "\r\n+SSLCFG:\"seclevel\",88,0\r\n\r\nOK\r\n");
        ok("AT+SSLCFG=\"seclevel\",88,1");
        ok("AT+SSLCFG=\"sslversion\",153,3");
        ok("AT+SSLCFG=\"cacert\",88,\"ca.crt\"");
        ok("AT+SSLCFG=\"ciphersuite\",88,0X003d");
        ok("AT+SSLCFG=\"negotiatetimeout\",88,10");
        reply("AT+SSLCFG=\"seclevel\",88", "\r\n+SSLCFG:\"seclevel\",88,1\r\n\r\nOK\r\n");
        reply("AT+SSLCFG=\"seclevel\",153", "\r\n+SSLCFG:\"seclevel\",153,0\r\n\r\nOK\r\n");
        reply("AT+SSLCFG=\"sslversion\",153", "\r\n+SSLCFG: \"sslversion\",153,3\r\n\r\nOK\r\n");
        reply("AT+SSLCFG=\"cacert\",88", "\r\n+SSLCFG:\"cacert\",88,ca.crt\r\n\r\nOK\r\n");
        ok("AT+SSLCFG=\"cacert\",88,");
        reply("AT+SSLCFG=\"cacert\",88", "\r\n+SSLCFG:\"cacert\",88,\r\n\r\nOK\r\n");
        for (String wrong : new String[] {
            "\"seclevel\",88,3", "\"seclevel\",89,1", "\"level\",88,1", "\"negotiatetimeout\",88,9",
            "\"negotiatetimeout\",88,301", "\"ciphersuite\",88,0X0000", "\"sslversion\",88,5", "\"seclevel\""
        }) {
            reply("AT+SSLCFG=" + wrong, "\r\n+CME ERROR: 53\r\n");
        }
        modem.reboot();
        time.advance(Duration.ofSeconds(1));
        terminal.skipTo("\r\n+CGREG: 1,\"2317\",\"0a541706\"\r\n");
        reply("AT+SSLCFG=\"seclevel\",88", "\r\n+SSLCFG:\"seclevel\",88,0\r\n\r\nOK\r\n");
    }
}
