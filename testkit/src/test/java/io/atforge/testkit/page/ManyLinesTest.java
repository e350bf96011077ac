package io.atforge.testkit.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException;
import io.atforge.port.Port;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemPage;
import io.atforge.testkit.VirtualModem;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A conversation of 100,000 lines does not slow the page. */
@Tag("slow")
@ExtendWith(AtForgeExtension.class)
class ManyLinesTest {

    private static final int LINES = 100_000;
    private static final int ROWS = 2_000;

    private static final String COUNTED =
            "return Number(document.querySelector('#line-count').textContent.replace(/\\D/g, ''))";

    @Test
    void aHundredThousandLinesAreCountedAndTheLastAreShown(VirtualModem modem, IotPlatform platform) {
        try (ModemPage page = ModemPage.open(modem, platform);
                Browser browser = Browser.open(page.address())) {
            browser.run("window.rows = 0; window.longest = 0;"
                    + "new MutationObserver(() => { rows = Math.max(rows, document.querySelector('#rows').childElementCount); })"
                    + ".observe(document.querySelector('#rows'), { childList: true });"
                    + "new PerformanceObserver(list => list.getEntries().forEach(task => {"
                    + "  longest = Math.max(longest, task.duration); })).observe({ type: 'longtask' });"
                    + "document.addEventListener('click', () => { window.clicked = performance.now(); }, true);"
                    + "new MutationObserver(() => { window.answered = performance.now(); })"
                    + ".observe(document.querySelector('#words-answer'), { childList: true });");
            AtomicBoolean wasClicked = new AtomicBoolean();
            long begin = System.nanoTime();
            CompletableFuture<Long> conversation = CompletableFuture.supplyAsync(() -> talk(modem, wasClicked));
            long clicked;
            long answered;
            Object inPage;
            try {
                browser.await(COUNTED + " > 20000");
                clicked = System.nanoTime();
                browser.click("[data-words='dns error']");
                browser.awaitText("#words-answer", "done: dns error");
                answered = System.nanoTime();
                inPage = browser.run("return Math.round(answered - clicked)");
            } finally {
                wasClicked.set(true);
            }
            long lines = conversation.join();
            long talked = System.nanoTime();
            browser.await(COUNTED + " >= arguments[0]", lines);
            long end = System.nanoTime();

            assertThat(lines).isGreaterThanOrEqualTo(LINES);
            assertThat(browser.run(COUNTED)).isEqualTo(lines);
            assertThat((Long) browser.run("return document.querySelectorAll('#lines .line').length"))
                    .isEqualTo(ROWS);
            assertThat((Long) browser.run("return rows")).isBetween(1L, 2L * ROWS);
            long asked = System.nanoTime();
            browser.click("[data-words='dns on']");
            browser.awaitText("#words-answer", "done: dns on");
            System.out.printf(
                    "%,d lines said in %,d ms and shown %d ms later; a click among them answered after %d ms (%s ms in the page), after them %d ms;"
                            + " the longest task of the page %s ms%n",
                    lines,
                    ms(begin, talked),
                    ms(talked, end),
                    ms(clicked, answered),
                    inPage,
                    ms(asked, System.nanoTime()),
                    browser.run("return longest"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /**
     * One command after the other, each with its echo and its OK, until there are as many lines as there should be and
     * the click among them was answered; says how many there were.
     */
    private static long talk(VirtualModem modem, AtomicBoolean wasClicked) {
        Semaphore answers = new Semaphore(0);
        Port port = modem.port();
        port.open(new Port.Receiver() {
            private boolean wasO;

            @Override
            public void received(byte[] buffer, int length) {
                for (int i = 0; i < length; i++) {
                    if (wasO && buffer[i] == 'K') {
                        answers.release();
                    }
                    wasO = buffer[i] == 'O';
                }
            }

            @Override
            public void lost(PortException cause) {}
        });
        byte[] command = "AT\r".getBytes(StandardCharsets.US_ASCII);
        long lines = 0;
        while (lines < LINES || !wasClicked.get()) {
            port.write(command);
            answers.acquireUninterruptibly();
            lines += 3;
        }
        port.close();
        return lines;
    }

    private static long ms(long from, long to) {
        return TimeUnit.NANOSECONDS.toMillis(to - from);
    }
}
