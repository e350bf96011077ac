package io.atforge.maven.doctor.report;

import io.atforge.maven.report.Markup;
import io.atforge.maven.report.ShownText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A diagnosis as an HTML page that refers to nothing outside, and runs nothing. */
final class HtmlReport {

    /** Nothing that XML would escape: the text stands in a style element, where HTML knows no escapes. */
    private static final String STYLE = """

            body { font-family: sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222; background: #fff }
            li { list-style: none; margin: .4em 0 } ul { padding: 0 }
            .failed { color: #a00 } .skipped { color: #666 } .cure { display: block; margin-left: 1.4em; color: #222 }
            pre { background: #f4f4f4; padding: 1em; overflow-x: auto }
            """;

    private HtmlReport() {}

    static String of(Diagnosis diagnosis) {
        Markup page = new Markup();
        head(page);
        page.leaf("p", ShownText.of(diagnosis.summary()) + ".").line();
        page.leaf("h2", "Steps").line().open("ul").line();
        ConsoleText steps = new ConsoleText(StandardCharsets.UTF_8);
        diagnosis.steps().forEach(result -> step(page, result.outcome(), steps.lines(result)));
        page.close().line().leaf("h2", "Versions").line().open("ul").line();
        diagnosis
                .versions()
                .forEach((name, version) ->
                        page.leaf("li", ShownText.of(name + ": " + version)).line());
        page.close().line().leaf("h2", "Conversation").line().open("pre").line();
        diagnosis.conversation().forEach(line -> page.text(ShownText.of(line)).line());
        return page.end();
    }

    private static void head(Markup page) {
        page.line().open("html", "lang", "en").line().open("head").line();
        page.empty("meta", "charset", "utf-8").line();
        page.empty(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'")
                .line();
        page.leaf("title", "atforge:doctor").line().leaf("style", STYLE).line().close();
        page.line().open("body").line().leaf("h1", "atforge:doctor").line();
    }

    private static void step(Markup page, Outcome outcome, List<String> lines) {
        page.open("li", "class", kind(outcome)).text(ShownText.of(lines.get(0)));
        lines.stream().skip(1).forEach(line -> page.leaf("span", ShownText.of(line.strip()), "class", "cure"));
        page.close().line();
    }

    private static String kind(Outcome outcome) {
        if (outcome instanceof Outcome.Failed) {
            return "failed";
        }
        return outcome instanceof Outcome.Skipped ? "skipped" : "passed";
    }
}
