package io.atforge.maven.report;

import io.atforge.maven.report.RunReport.Failed;
import io.atforge.maven.report.RunReport.Received;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run as an HTML page that stands alone: no script, nothing that it loads, in print and on a dark screen. It is
 * well-formed XML as well.
 */
public final class RunPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Nothing that XML would escape: the text stands in a style element, where HTML knows no escapes. */
    private static final String STYLE = """

            :root { color-scheme: light dark; --text: #1c2024; --dim: #5b6570; --line: #d5dae0; --paper: #ffffff;
              --bar: #2f6fb3; --bad: #b3261e; --good: #1e7a3c; }
            @media (prefers-color-scheme: dark) { :root { --text: #e4e7ea; --dim: #9aa4ae; --line: #3a424a;
              --paper: #15191d; --bar: #6ea8e0; --bad: #f2857c; --good: #6fc98c; } }
            body { margin: 2rem auto; max-width: 62rem; padding: 0 1rem; background: var(--paper); color: var(--text);
              font: 15px/1.45 system-ui, sans-serif; }
            h1 { font-size: 1.4rem; margin: 0; }
            h2 { font-size: 1.05rem; margin: 1.6rem 0 0.4rem; }
            h2 span, .facts, th, .since { color: var(--dim); font-weight: normal; }
            .outcome { border-left: 4px solid var(--good); padding: 0.4rem 0.8rem; overflow-wrap: anywhere; }
            .outcome.failed { border-color: var(--bad); }
            .failed-text { color: var(--bad); }
            svg { width: 100%; height: auto; }
            svg text { fill: var(--text); font-size: 13px; }
            svg .axis { fill: var(--dim); font-size: 11px; text-anchor: middle; }
            svg .step, svg .took { text-anchor: end; }
            svg .grid { stroke: var(--line); }
            svg .bar { fill: var(--bar); }
            svg .bar.failed { fill: var(--bad); }
            table { border-collapse: collapse; width: 100%; table-layout: fixed; }
            th { text-align: left; font-size: 0.85rem; }
            th.time { width: 5.5rem; }
            th, td { border-bottom: 1px solid var(--line); padding: 0.15rem 0.5rem 0.15rem 0; vertical-align: top; }
            td { font-family: ui-monospace, monospace; font-size: 0.85rem; overflow-wrap: anywhere; }
            td div { unicode-bidi: isolate; }
            @media print { :root { --text: #000000; --dim: #444444; --line: #bbbbbb; --paper: #ffffff; --bar: #555555;
              --bad: #000000; --good: #000000; } body { margin: 0; max-width: none; } tr { break-inside: avoid; }
              svg .bar { print-color-adjust: exact; } }
            """;

    private final RunReport report;
    private final Markup page = new Markup();

    private RunPage(RunReport report) {
        this.report = report;
    }

    /**
     * Writes the page.
     *
     * @param report how the run went
     * @return the page, HTML in UTF-8
     */
    public static String of(RunReport report) {
        return new RunPage(report).write();
    }

    private String write() {
        RunSubject subject = report.subject();
        String title = ShownText.of(subject.device()) + " of " + ShownText.of(subject.product());
        page.line()
                .open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en")
                .line()
                .open("head")
                .line()
                .empty("meta", "charset", "utf-8")
                .line()
                .empty(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'")
                .line()
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line()
                .leaf("title", "atforge:run, " + title)
                .line()
                .leaf("style", STYLE)
                .line()
                .close()
                .line()
                .open("body")
                .line()
                .leaf("h1", title)
                .line();
        facts(subject);
        outcome();
        Timeline.draw(report.steps(), page);
        for (int i = 0; i < report.steps().size(); i++) {
            step(i + 1, report.steps().get(i));
        }
        if (report.left() > 0) {
            page.leaf("p", report.left() + " more lines of the modem were not kept.", "class", "facts")
                    .line();
        }
        return page.close().line().close().line().end();
    }

    private void facts(RunSubject subject) {
        page.leaf(
                        "p",
                        ShownText.of(subject.modem()) + " on " + ShownText.of(subject.port())
                                + subject.topic()
                                        .map(topic -> ", topic " + ShownText.of(topic))
                                        .orElse("")
                                + ". Started " + TIME.format(report.started()) + " UTC.",
                        "class",
                        "facts")
                .line();
    }

    private void outcome() {
        if (report.outcome() instanceof Failed failed) {
            String step =
                    report.failedIn().map(each -> " (" + each.title() + ")").orElse("");
            page.open("p", "class", "outcome failed")
                    .leaf("strong", "Failed" + step + ": ")
                    .text(ShownText.of(failed.reason()));
        } else if (report.outcome() instanceof Received message) {
            page.open("p", "class", "outcome")
                    .leaf("strong", "Received on " + ShownText.of(message.topic()) + ": ")
                    .text(ShownText.of(message.text()));
        } else {
            page.open("p", "class", "outcome").leaf("strong", "Done.").text(" No message came back.");
        }
        page.close().line();
    }

    private void step(int number, StepRecord step) {
        page.open("section", "id", "step-" + number)
                .open("h2")
                .text(number + ". " + step.step().title() + " ")
                .leaf("span", Times.took(step.took()));
        if (step.failed()) {
            page.leaf("span", " failed", "class", "failed-text");
        }
        page.close().line();
        if (!step.exchanges().isEmpty()) {
            table(step.exchanges());
        }
        page.close().line();
    }

    private void table(List<Exchange> exchanges) {
        page.open("table")
                .open("thead")
                .open("tr")
                .leaf("th", "at, s", "class", "time", "scope", "col")
                .leaf("th", "took", "class", "time", "scope", "col")
                .leaf("th", "sent", "scope", "col")
                .leaf("th", "answered", "scope", "col")
                .close()
                .close()
                .line()
                .open("tbody")
                .line();
        exchanges.forEach(this::row);
        page.close().close().line();
    }

    private void row(Exchange exchange) {
        Optional<String> sent = exchange.sent().map(ShownText::of);
        page.open("tr")
                .leaf("td", Times.since(exchange.at()))
                .leaf(
                        "td",
                        sent.isEmpty() ? "" : exchange.took().map(Times::took).orElse("no answer"))
                .leaf("td", sent.orElse(""))
                .open("td");
        for (Exchange.Answer answer : exchange.answers()) {
            page.leaf("div", ShownText.of(answer.text()));
        }
        page.close().close().line();
    }
}
