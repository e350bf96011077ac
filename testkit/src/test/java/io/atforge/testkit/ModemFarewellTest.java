package io.atforge.testkit;

import static io.atforge.testkit.Conversation.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.ReceivedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** After the end of a modem nothing of it arrives any more. */
@ExtendWith(AtForgeExtension.class)
class ModemFarewellTest {

    // A message of QoS 0 waits at the platform behind an acknowledgement that is kept back.
    @Test
    void whatAClosedModemHadSentWasTaken(IotPlatform platform) throws Exception {
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build()) {
            HostTerminal terminal = Conversation.subscribed(modem);
            platform.withholdAcknowledgements(true);
            terminal.ok("AT+MPUB=\"" + TOPIC + "\",1,0,\"first\"");
            terminal.line("+MSUB: \"" + TOPIC + "\",5 byte,first");
            terminal.ok("AT+MPUB=\"" + TOPIC + "\",0,0,\"second\"");
            terminal.ok("AT+MPUB=\"" + TOPIC + "\",1,0,\"third\"");
            assertThat(platform.received()).extracting(ReceivedMessage::text).containsExactly("first");
        }
        assertThat(platform.received()).extracting(ReceivedMessage::text).containsExactly("first", "second", "third");
        assertThat(platform.connected()).isEmpty();
    }

    @Test
    void aModemThatWasReplacedDoesNotWaitForTheOther(IotPlatform platform) throws Exception {
        try (VirtualModem second = VirtualModem.builder().platform(platform).build()) {
            HostTerminal host;
            try (VirtualModem first = VirtualModem.builder().platform(platform).build()) {
                HostTerminal replaced = Conversation.online(first);
                host = Conversation.online(second);
                replaced.line("CLOSED");
            }
            assertThat(platform.connected()).hasSize(1);
            host.ok("AT+MPUB=\"" + TOPIC + "\",1,0,\"still here\"");
            host.line("PUBACK");
        }
        assertThat(platform.connected()).isEmpty();
    }
}
