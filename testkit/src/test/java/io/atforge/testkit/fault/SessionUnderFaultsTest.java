package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException;
import io.atforge.port.Port;
import io.atforge.session.Message;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session of the library on a virtual modem whose line is bad, but loses nothing: it must not notice. */
@ExtendWith(AtForgeExtension.class)
class SessionUnderFaultsTest {

    private static final String UNSOLICITED = "+CGEV: NW MODIFY 7,1";
    private static final Pattern LINE = Pattern.compile("\r\n[^\r\n]+\r\n");

    private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
    private final List<String> conversation = new CopyOnWriteArrayList<>();

    /** Hears what comes from the port below. */
    private record Tap(Port port, StringBuffer heard, StringBuffer said) implements Port {

        @Override
        public String name() {
            return port.name();
        }

        @Override
        public void open(Receiver receiver) {
            port.open(new Receiver() {
                @Override
                public void received(byte[] buffer, int length) {
                    heard.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
                    receiver.received(buffer, length);
                }

                @Override
                public void lost(PortException cause) {
                    receiver.lost(cause);
                }
            });
        }

        @Override
        public void write(byte[] bytes) {
            said.append(new String(bytes, StandardCharsets.ISO_8859_1));
            port.write(bytes);
        }

        @Override
        public void close() {
            port.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "split to-host chance 1.0;split to-modem chance 1.0",
                "join to-host chance 1.0 for PT0.016S",
                "delay to-host chance 0.02 for PT0.01S;delay to-modem chance 0.02 for PT0.01S;split to-host chance 0.1",
                "turnaround PT0.02S",
                "late chance 0.2 for PT0.2S",
                "baud 115200;turnaround PT0.005S",
                "echo on at 40",
                "echo off at 0",
                "echo on at 20;echo off at 200;echo on at 300",
            })
    void saysHelloworld(String faults, IotPlatform platform) throws InterruptedException {
        sayHelloworld(FaultPlan.parse("seed 1\n" + faults.replace(';', '\n')), platform);
    }

    @Test
    void saysHelloworldWithAnUnsolicitedLineInFrontOfEveryLine(IotPlatform platform) throws InterruptedException {
        String heard = sayHelloworld(FaultPlan.NONE, platform);
        List<Fault> faults = LINE.matcher(heard.substring(0, heard.indexOf("helloworld")))
                .results()
                .map(MatchResult::start)
                .<Fault>map(start ->
                        new Fault.Inject(Direction.TO_HOST, new Place.At(start), "\r\n" + UNSOLICITED + "\r\n"))
                .toList();
        conversation.clear();

        sayHelloworld(new FaultPlan(1, faults), platform);

        assertThat(faults).hasSizeGreaterThan(10);
        assertThat(conversation.stream().filter(line -> line.endsWith(UNSOLICITED)))
                .hasSameSizeAs(faults);
    }

    /** The dice say at which byte; what is not of a byte is there all the time. */
    private static boolean struck(FaultPlan plan, Fault fault, Tap tap) {
        int number = plan.faults().indexOf(fault);
        CounterBasedRandom random = new CounterBasedRandom(plan.seed());
        String said = tap.said().toString();
        if (fault instanceof Fault.InTransit transit) {
            int bytes = transit.direction() == Direction.TO_HOST ? tap.heard().length() : said.length();
            return IntStream.range(0, bytes).anyMatch(at -> random.strikes(number, transit.place(), at));
        } else if (fault instanceof Fault.LateReply late) {
            return IntStream.range(0, said.length())
                    .anyMatch(at -> said.charAt(at) == '\r' && random.strikes(number, late.place(), at));
        } else if (fault instanceof Fault.Echo echo) {
            return IntStream.range(0, said.length()).anyMatch(at -> random.strikes(number, echo.place(), at));
        }
        return true;
    }

    /** Returns what the modem said. */
    private String sayHelloworld(FaultPlan plan, IotPlatform platform) throws InterruptedException {
        try (VirtualModem modem =
                VirtualModem.builder().platform(platform).faults(plan).build()) {
            Tap tap = new Tap(modem.port(), new StringBuffer(), new StringBuffer());
            try (ModemSession<Tracker> tracker =
                    Tracker.session("test").port(tap).build()) {
                tracker.trace(entry -> conversation.add(entry.toString()));
                tracker.connect();
                tracker.subscribe(Tracker.TEST, received::add);
                PublishResult published = tracker.publish(Tracker.TEST, "helloworld");
                Message message = received.poll(20, TimeUnit.SECONDS);

                String story = "under the faults\n" + plan + "\n\n" + String.join("\n", conversation) + "\n";
                assertThat(published.outcome()).as(story).isEqualTo(Outcome.ACCEPTED);
                assertThat(message).as(story).extracting(Message::text).isEqualTo("helloworld");
                assertThat(plan.faults()).as(story).allMatch(fault -> struck(plan, fault, tap));
                return tap.heard().toString();
            }
        }
    }
}
