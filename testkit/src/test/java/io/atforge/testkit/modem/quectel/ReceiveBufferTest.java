package io.atforge.testkit.modem.quectel;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.modem.quectel.QuectelVariant.ReceiveForm;
import io.atforge.testkit.modem.v250.CommandLine;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.SerialOutput;
import org.junit.jupiter.api.Test;

/** What becomes of a message that finds no slot, which a broker would have to be waited for. */
class ReceiveBufferTest {

    private final StringBuilder said = new StringBuilder();
    private final SerialOutput terminal = new SerialOutput();
    private final CommandTable table = new CommandTable();
    private final MqttSettings settings = new MqttSettings();
    private final ReceiveBuffer buffer = new ReceiveBuffer(0, new Urcs(terminal), settings, ReceiveForm.QUOTED);

    @Test
    void losesTheSixthMessageInSilence() {
        terminal.attach(bytes -> said.append(Latin1.ofBytes(bytes)));
        settings.register(table);
        table.run(CommandLine.parse("+QMTCFG=\"recv/mode\",0,1,1").get(0));
        for (int i = 0; i < 6; i++) {
            buffer.receive("t", Latin1.bytes("m" + i));
        }
        assertThat(said.toString().replace("\r\n\r\n", "\r\n").strip())
                .isEqualTo("+QMTRECV: 0,0\r\n+QMTRECV: 0,1\r\n+QMTRECV: 0,2\r\n+QMTRECV: 0,3\r\n+QMTRECV: 0,4");
        assertThat(buffer.takeAll())
                .hasSize(ReceiveBuffer.SLOTS)
                .startsWith("+QMTRECV: 0,0,\"t\",2,\"m0\"")
                .endsWith("+QMTRECV: 0,0,\"t\",2,\"m4\"");
    }
}
