package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.Transport;
import io.atforge.bench.Family;
import io.atforge.bench.Tracker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Air720's commands with the newer modems' limits. */
class Air780eSessionTest {

    private final FamilyBench bench = new FamilyBench("air780e", Transport.TCP, builder -> builder);

    Air780eSessionTest() {
        Family.AIR720.replies().forEach(bench::on);
        bench.on("AT+MUNSUB", "\r\nOK\r\n\r\nUNSUBACK\r\n");
        bench.on("AT+MDISCONNECT", "\r\nOK\r\n\r\nCLOSED\r\n");
        bench.on("AT+MPUBEX", "\r\n> ");
        bench.prompt("AT+MPUBEX", sent -> "\r\nOK\r\n" + (sent.contains(",1,0,") ? "\r\nPUBACK\r\n" : ""));
    }

    @Test
    void goesOnlineAndTalksAndGoes() {
        List<String> received = new ArrayList<>();
        bench.online();
        bench.done(bench.session.subscribeAsync(Tracker.TEST_TOPIC, message -> received.add(message.text())));
        assertThat(bench.done(bench.session.publishAsync(Tracker.REPORT, "text"))
                        .outcome())
                .isEqualTo(PublishResult.Outcome.ACKNOWLEDGED);
        assertThat(bench.done(bench.session.publishAsync(Tracker.TEST_TOPIC, new byte[4100]))
                        .outcome())
                .isEqualTo(PublishResult.Outcome.ACCEPTED);
        bench.receive("\r\n+MSUB: \"/a1hahpgAs3s/test/test\",2 byte,hi\r\n");
        bench.done(bench.session.unsubscribeAsync(Tracker.TEST_TOPIC));
        bench.done(bench.session.signOff());

        assertThat(received).containsExactly("hi");
        assertThat(bench.port.written())
                .contains("AT+MPUBEX=\"/a1hahpgAs3s/test/test\",0,0,4100", "AT+CSTT=\"cmnet\"", "AT+MDISCONNECT");
    }

    @Test
    void takesNoMore() {
        assertThatThrownBy(() -> bench.session.publishAsync(Tracker.TEST_TOPIC, new byte[4101]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("takes 4100");
    }
}
