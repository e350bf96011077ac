package io.atforge.faults;

import static io.atforge.faults.Fault.everywhere;
import static io.atforge.faults.Fault.inCommands;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.bench.Family;
import io.atforge.bench.FamilyManners;
import io.atforge.bench.Trait;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Faults 1 to 14: what bytes may do on a wire. */
final class FramingFaults {

    private static final String TOPIC = "/a1hahpgAs3s/test/test";
    private static final String URC = "\r\n+CGEV: ME PDN ACT 7\r\n";

    private final FamilyManners manners;

    /** Longer than a line may be, and than a message. */
    private final int lineTooLong;

    private final int messageTooLong;

    private FramingFaults(Family family) {
        this.manners = family.manners();
        this.lineTooLong = family.dialect().tables().lineLimit() + 808;
        this.messageTooLong = family.dialect().tables().messageLimit() + 808;
    }

    private String message(String payload) {
        return manners.message(TOPIC, payload);
    }

    private static void isHeard(FaultBench bench, String payload) {
        if (bench.isSubscribed()) {
            assertThat(bench.messages()).contains(payload);
        }
        bench.everythingEndedWell();
    }

    private static Fault behindTheAnswer(int number, String outcome, Consumer<FaultBench> test) {
        return new Fault(number, outcome, Fault.EVERYWHERE_BUT_AT_THE_PROMPT, test);
    }

    static List<Fault> of(Family family) {
        return new FramingFaults(family).all();
    }

    private List<Fault> all() {
        return List.of(
                everywhere(1, "bytes one by one: same result", bench -> {
                    bench.cut(1);
                    bench.before(URC + message("hello"));
                    isHeard(bench, "hello");
                }),
                behindTheAnswer(2, "OK and three URCs in one read: one completion, the URCs in order", bench -> {
                    bench.strike(answer -> answer + URC + "\r\n^MODE: 17,17\r\n\r\n+NITZ: 24/07/23,08:35:01+32,0\r\n");
                    bench.everythingEndedWell();
                    assertThat(bench.unsolicited())
                            .containsExactly("+CGEV: ME PDN ACT 7", "^MODE: 17,17", "+NITZ: 24/07/23,08:35:01+32,0");
                }),
                everywhere(3, "CR CR LF: same parse", bench -> {
                    bench.strike(answer -> answer.replace("\r\n", "\r\r\n"));
                    bench.everythingEndedWell();
                }),
                everywhere(3, "lone LF: same parse", bench -> {
                    bench.strike(answer -> "\n\n" + answer.replace("\r\n", "\n"));
                    bench.everythingEndedWell();
                }),
                everywhere(3, "lone CR and leading NUL: same parse", bench -> {
                    bench.strike(answer -> "\u0000\r\u0000" + answer.replace("\r\n", "\r"));
                    bench.everythingEndedWell();
                }),
                inCommands(4, "echo comes back: dropped, and turned off again", bench -> {
                    bench.strikeEchoed(answer -> bench.lastCommand() + "\r" + answer);
                    bench.everythingEndedWell();
                    assertThat(bench.unsolicited()).isEmpty();
                    assertThat(bench.written().stream().filter("ATE0"::equals)).hasSize(2);
                }),
                inCommands(5, "URC before the echo: both kept apart", bench -> {
                    bench.strikeEchoed(answer -> URC + bench.lastCommand() + "\r" + answer);
                    bench.everythingEndedWell();
                    assertThat(bench.unsolicited()).containsExactly("+CGEV: ME PDN ACT 7");
                }),
                inCommands(5, "URC inside the echo: both kept apart", bench -> {
                    bench.strikeEchoed(answer -> bench.lastCommand().substring(0, 5) + URC
                            + bench.lastCommand().substring(5) + "\r" + answer);
                    bench.everythingEndedWell();
                    assertThat(bench.unsolicited()).containsExactly("+CGEV: ME PDN ACT 7");
                }),
                everywhere(6, "64 KiB of NUL: told, and back in step", bench -> {
                    bench.before("\u0000".repeat(64 * 1024));
                    assertThat(bench.discarded()).isPositive();
                    bench.everythingEndedWell();
                }),
                everywhere(6, "64 KiB of 0xFF: told, and back in step", bench -> {
                    bench.before("\u00FF".repeat(64 * 1024));
                    assertThat(bench.discarded()).isPositive();
                    bench.receive("\r\n");
                    bench.everythingEndedWell();
                }),
                behindTheAnswer(7, "a clipped URC: an unknown line, the next is fine", bench -> {
                    bench.strike(answer -> answer + "\r\nECEIVE,1,5\r\n");
                    assertThat(bench.unsolicited()).containsExactly("ECEIVE,1,5");
                    bench.everythingEndedWell();
                }),
                everywhere(8, "an endless line whose tail says OK: all of it discarded", bench -> {
                    bench.before("x".repeat(lineTooLong) + "OK\r\n");
                    assertThat(bench.discarded()).isPositive();
                    bench.everythingEndedWell();
                }),
                everywhere(9, "a payload full of results: one message, exact", bench -> {
                    String payload = "\r\nOK\r\n\r\nERROR\r\n" + manners.closed() + "\r\n+CME ERROR: 1\r\n> "
                            + manners.restarted() + manners.message("x", "abc");
                    bench.before(message(payload));
                    isHeard(bench, payload);
                    assertThat(bench.unsolicited()).isEmpty();
                }),
                everywhere(10, "quotes, commas and byte, in the payload: exact", bench -> {
                    bench.before(message("\"a\",\"b,7 byte,\""));
                    isHeard(bench, "\"a\",\"b,7 byte,\"");
                }),
                everywhere(10, "a topic without quotes: exact", bench -> {
                            bench.before(message("\"a,\"")
                                    .replace("\"" + TOPIC + "\"", TOPIC)
                                    .replace(": ", ":"));
                            isHeard(bench, "\"a,\"");
                        })
                        .needs(Trait.TOPIC_WITHOUT_QUOTES),
                everywhere(11, "a length in bytes, not characters: exact", bench -> {
                    bench.before(
                            message(new String("温度".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
                    isHeard(bench, "温度");
                }),
                everywhere(11, "bytes that are no UTF-8: not lost", bench -> {
                    bench.before(message("\u00FFa"));
                    isHeard(bench, "\uFFFDa");
                }),
                everywhere(12, "a message that stops short: dropped and told, no hang", bench -> {
                    bench.late(Duration.ofSeconds(3), manners.stopsShort(TOPIC, 100, "abc"));
                    bench.wait(Duration.ofSeconds(3));
                    assertThat(bench.discarded()).isEqualTo(1);
                    bench.everythingEndedWell();
                    assertThat(bench.messages()).noneMatch(message -> message.startsWith("abc"));
                }),
                everywhere(13, "a message length that cannot be: dropped, nothing allocated", bench -> {
                    bench.before(manners.message("t", "-1", "x")
                            + manners.message("t", "1000000000000", "x")
                            + manners.message("t", "many", "x")
                            + manners.message("t", "x".repeat(messageTooLong)));
                    bench.everythingEndedWell();
                    assertThat(bench.messages()).containsExactly("still");
                }),
                everywhere(14, "two messages run into each other: at most those lost", bench -> {
                    bench.before(manners.stopsShort(TOPIC, 10, "01234")
                            + message("abc").stripLeading());
                    bench.everythingEndedWell();
                }),
                everywhere(14, "an empty message: delivered as empty", bench -> {
                    bench.before(message(""));
                    isHeard(bench, "");
                }));
    }
}
