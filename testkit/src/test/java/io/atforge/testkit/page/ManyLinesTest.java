package io.atforge.testkit.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemPage;
import io.atforge.testkit.VirtualModem;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A conversation of 100,000 lines does not slow the page. */
@Tag("slow")
@ExtendWith(AtForgeExtension.class)
class ManyLinesTest {

    private static final int LINES = 100_000;
    private static final int ROWS = 2_000;

    @Test
    void aHundredThousandLinesAreCountedAndTheLastAreShown(VirtualModem modem, IotPlatform platform) {
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address())) {
            browser.run("window.rows = 0; window.longest = 0;"
                    + "new MutationObserver(() => { rows = Math.max(rows, document.querySelector('#lines').childElementCount); })"
                    + ".observe(document.querySelector('#lines'), { childList: true });"
                    + "new PerformanceObserver(list => list.getEntries().forEach(task => {"
                    + "  longest = Math.max(longest, task.duration); })).observe({ type: 'longtask' });");
            long begin = System.nanoTime();
            for (int i = 1; i <= LINES / 2; i++) {
                modem.unsolicited("+TICK: " + i + ",\"a line as long as most are\"");
            }
            long clicked = System.nanoTime();
            browser.click("[data-words='sim busy']");
            browser.awaitText("#words-answer", "done: sim busy");
            long answered = System.nanoTime();
            for (int i = LINES / 2 + 1; i <= LINES; i++) {
                modem.unsolicited("+TICK: " + i + ",\"a line as long as most are\"");
            }
            browser.awaitText("#lines .modem:last-child", "+TICK: " + LINES);
            long end = System.nanoTime();

            long counted = Long.parseLong(browser.text("#line-count").replaceAll("\\D", ""));
            assertThat(counted).isGreaterThanOrEqualTo(LINES);
            assertThat((Long) browser.run("return document.querySelectorAll('#lines .line').length"))
                    .isEqualTo(ROWS);
            assertThat((Long) browser.run("return rows")).isBetween(1L, 2L * ROWS);
            long asked = System.nanoTime();
            browser.click("[data-words='sim in']");
            browser.awaitText("#words-answer", "done: sim in");
            System.out.printf(
                    "%,d lines in %,d ms; a click among them answered after %d ms, after them %d ms;"
                            + " the longest task of the page %s ms%n",
                    counted,
                    ms(begin, end),
                    ms(clicked, answered),
                    ms(asked, System.nanoTime()),
                    browser.run("return longest"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static long ms(long from, long to) {
        return TimeUnit.NANOSECONDS.toMillis(to - from);
    }
}
