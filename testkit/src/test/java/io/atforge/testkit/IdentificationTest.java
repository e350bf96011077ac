package io.atforge.testkit;

import io.atforge.testkit.modem.cellular.Sim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What programs ask that want to know what they talk to, and what each model answers. */
class IdentificationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "AIR720  | AT+CGMI   | +CGMI: \"AirM2M\"",
                "AIR720  | AT+GMM    | +GMM: \"Air720\"",
                "AIR780E | AT+CGMM   | +CGMM: \"Air780E\"",
                "AIR720  | AT+CGMR   | +CGMR: \"AirM2M_720_V369_LTE_AT\"",
                "AIR720  | ATI       | AirM2M_720_V369_LTE_AT",
                "AIR720  | AT+ICCID  | +ICCID: 89860012345678901234",
                "AIR720  | AT+CCID   | +CCID: 89860012345678901234",
                "EC25    | AT+CGMI   | Quectel",
                "EC25    | AT+CGMM   | EC25",
                "EC25    | AT+GMR    | EC25EFAR06A06M4G",
                "BG95    | AT+CGMM   | BG95-M3",
                "EC200   | AT+QCCID  | +QCCID: 89860012345678901234",
                "EC200   | AT+CGSN   | 866714040000001",
                "EC200   | AT+GSN    | 866714040000001",
                "EC200   | AT+CGSN=1 | +CGSN: \"866714040000001\"",
                "EC200   | AT+CIMI   | 460001234567890",
                "EC200   | AT+CMEE?  | +CMEE: 1",
                "EC200   | AT+IPR?   | +IPR: 115200",
                "EC200   | AT+CGREG? | +CGREG: 0,1",
                "A7670   | AT+CGMM   | A7670E-FASE",
                "SIM7600 | AT+CGMI   | SIMCOM INCORPORATED",
                "SIM7600 | AT+CGMR   | +CGMR: LE20B04SIM7600G22",
                "SIM7600 | AT+CICCID | +ICCID: 89860012345678901234",
                "SIM7600 | AT+CMEE?  | +CMEE: 2",
                "SIM7600 | AT+IPR?   | +IPR: 115200",
            })
    void answersAsTheFamilyDoes(ModemModel model, String command, String reply) throws Exception {
        try (VirtualModem modem = VirtualModem.builder().model(model).build()) {
            HostTerminal terminal = new HostTerminal(modem.port());
            terminal.command(command);
            terminal.expect("\r\n" + reply + "\r\n\r\nOK\r\n");
        }
    }

    @Test
    void introducesItselfInThreeLines() throws Exception {
        try (VirtualModem modem = VirtualModem.builder().model(ModemModel.EC200).build()) {
            HostTerminal terminal = new HostTerminal(modem.port());
            terminal.command("ATI");
            terminal.expect("\r\nQuectel\r\nEC200U\r\nRevision: EC200UCNAAR03A03M08\r\n\r\nOK\r\n");
        }
    }

    @Test
    void introducesItselfInFiveLines() throws Exception {
        try (VirtualModem modem =
                VirtualModem.builder().model(ModemModel.SIM7600).build()) {
            HostTerminal terminal = new HostTerminal(modem.port());
            terminal.command("ATI");
            terminal.expect("\r\nManufacturer: SIMCOM INCORPORATED\r\nModel: SIMCOM_SIM7600G-H\r\n"
                    + "Revision: LE20B04SIM7600G22\r\nIMEI: 866714040000001\r\n+GCAP: +CGSM\r\n\r\nOK\r\n");
        }
    }

    @ParameterizedTest
    @EnumSource(ModemModel.class)
    void answersWhat3gppHas(ModemModel model) throws Exception {
        try (VirtualModem modem = VirtualModem.builder().model(model).build()) {
            HostTerminal terminal = new HostTerminal(modem.port());
            // minicom, chat and ModemManager start so.
            terminal.ok("AT S7=45 S0=0 L1 V1 X4 &C1 E1 Q0");
            terminal.ok("ATV1");
            one(terminal, "AT+COPS?", "+COPS: 0,0,\"CHINA MOBILE\",7");
            terminal.ok("AT+COPS=3,2");
            one(terminal, "AT+COPS?", "+COPS: 0,2,\"46000\",7");
            one(terminal, "AT+COPS=?", "+COPS: (2,\"CHINA MOBILE\",\"CMCC\",\"46000\",7),,(0-4),(0-2)");
            one(terminal, "AT+CSCS?", "+CSCS: \"IRA\"");
            terminal.ok("AT+CSCS=\"UCS2\"");
            one(terminal, "AT+COPS?", "+COPS: 0,2,\"46000\",7");
            terminal.ok("AT+COPS=3,1");
            one(terminal, "AT+COPS?", "+COPS: 0,1,\"0043004D00430043\",7");
            one(terminal, "AT+CPMS?", "+CPMS: \"SM\",0,50,\"SM\",0,50,\"SM\",0,50");
            one(terminal, "AT+CPMS=\"SM\",\"SM\",\"SM\"", "+CPMS: 0,50,0,50,0,50");
            one(terminal, "AT+CGDCONT?", "+CGDCONT: 1,\"IP\",\"\",\"0.0.0.0\",0,0");
            terminal.ok("AT+CGDCONT=1,\"IP\",\"cmnet\"");
            one(terminal, "AT+CGDCONT?", "+CGDCONT: 1,\"IP\",\"cmnet\",\"0.0.0.0\",0,0");
            one(terminal, "AT+CGPADDR=1", "+CGPADDR: 1,10.69.48.127");
            one(terminal, "AT+CGACT?", "+CGACT: 1,1");
            one(terminal, "AT+GCAP", "+GCAP: +CGSM");
            modem.sim(Sim.REMOVED);
            terminal.type("AT+CMEE=1\r");
            terminal.skipTo("OK\r\n");
            terminal.reply("AT+CIMI", "+CME ERROR: 10");
            one(terminal, "AT+COPS?", "+COPS: 0");
        }
    }

    private static void one(HostTerminal terminal, String command, String reply) throws InterruptedException {
        terminal.command(command);
        terminal.expect("\r\n" + reply + "\r\n\r\nOK\r\n");
    }
}
