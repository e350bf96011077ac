package io.atforge.testkit;

import io.atforge.testkit.modem.Wedge;
import io.atforge.testkit.modem.cellular.Sim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a Quectel modem says about itself: start, end, files, settings. */
class QuectelModuleTest {

    private static final String BOOT = "\r\nRDY\r\n\r\n+CFUN: 1\r\n\r\n+CPIN: READY\r\n\r\n+QUSIM: 1\r\n"
            + "\r\n+QIND: SMS DONE\r\n\r\n+QIND: PB DONE\r\n";

    private final VirtualModem modem =
            VirtualModem.builder().model(ModemModel.EC25).build();
    private final HostTerminal terminal = new HostTerminal(modem.port());

    @AfterEach
    void switchOff() {
        modem.close();
    }

    @Test
    void restartsByItsCommand() throws Exception {
        terminal.ok("AT+CMEE=2");
        terminal.ok("ATE0;&W");
        terminal.type("AT+CFUN=1,1\r");
        terminal.expect("\r\nOK\r\n" + BOOT);
        terminal.type("AT+CMEE?\r");
        terminal.expect("\r\n+CMEE: 2\r\n\r\nOK\r\n");
    }

    @Test
    void staysOffUntilItsPowerIsBack() throws Exception {
        terminal.ok("AT+QPOWD");
        terminal.line("POWERED DOWN");
        modem.unsolicited("not now");
        terminal.type("AT\r");
        modem.powerCycle();
        terminal.expect(BOOT);
        terminal.ok("AT");
    }

    @Test
    void startsWithoutASim() throws Exception {
        modem.sim(Sim.REMOVED);
        terminal.line("+CPIN: NOT READY");
        modem.reboot();
        terminal.expect("\r\nRDY\r\n\r\n+CFUN: 1\r\n\r\n+CPIN: NOT READY\r\n");
        terminal.reply("AT+QCCID", "+CME ERROR: 10");
    }

    @Test
    void isStuckAboutMqttOnly() throws Exception {
        modem.wedge(Wedge.MQTT);
        terminal.reply("AT+QMTCONN?", "+CME ERROR: 3");
        terminal.ok("AT+QIACT=1");
        modem.reboot();
        terminal.expect(BOOT);
        terminal.ok("AT+QMTCONN?");
    }

    @Test
    void keepsFiles() throws Exception {
        terminal.command("AT+QFUPL=\"UFS:a.txt\",5,10");
        terminal.expect("\r\nCONNECT\r\n");
        terminal.type("\u0001\u0002\u0003\u0004\u0005");
        // 0102 ^ 0304 ^ 0500
        terminal.expect("\r\n+QFUPL: 5,706\r\n\r\nOK\r\n");
        terminal.reply("AT+QFUPL=\"a.txt\",5,10", "+CME ERROR: 407");
        modem.reboot();
        terminal.expect(BOOT);
        terminal.command("AT+QFLST=\"a.txt\"");
        terminal.expect("\r\n+QFLST: \"a.txt\",5\r\n\r\nOK\r\n");
        terminal.command("AT+QFLST=\"*\"");
        terminal.expect("\r\n+QFLST: \"UFS:a.txt\",5\r\n\r\nOK\r\n");
        terminal.ok("AT+QFDEL=\"a.txt\"");
        terminal.reply("AT+QFDEL=\"a.txt\"", "+CME ERROR: 405");
        terminal.reply("AT+QFLST=\"a.txt\"", "+CME ERROR: 405");
        terminal.command("AT+QFUPL=\"b.txt\",5,1");
        terminal.expect("\r\nCONNECT\r\n");
        terminal.line("+CME ERROR: 421");
    }

    @Test
    void remembersSettings() throws Exception {
        terminal.ok("AT+QICSGP=1,1,\"apn\",\"user\",\"secret\",1");
        terminal.command("AT+QICSGP=1");
        terminal.expect("\r\n+QICSGP: 1,\"apn\",\"user\",\"secret\",1\r\n\r\nOK\r\n");
        terminal.reply("AT+QSSLCFG=\"ciphersuite\",2,\"0XFFFF\"", "+CME ERROR: 50");
        terminal.ok("AT+QSSLCFG=\"seclevel\",2,1");
        terminal.command("AT+QSSLCFG=\"seclevel\",2");
        terminal.expect("\r\n+QSSLCFG: \"seclevel\",2,1\r\n\r\nOK\r\n");
        terminal.ok("AT+QMTCFG=\"timeout\",0,10,5,0");
        terminal.command("AT+QMTCFG=\"timeout\",0");
        terminal.expect("\r\n+QMTCFG: \"timeout\",10,5,0\r\n\r\nOK\r\n");
        terminal.command("AT+QMTCFG=\"timeout\",1");
        terminal.expect("\r\n+QMTCFG: \"timeout\",5,3,0\r\n\r\nOK\r\n");
    }
}
