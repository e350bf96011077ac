package io.atforge.maven.doctor.report;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A diagnosis as an HTML page that refers to nothing outside, and runs nothing. */
final class HtmlReport {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="UTF-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>atforge:doctor</title>
            <style>
            body { font-family: sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222; background: #fff }
            li { list-style: none; margin: .4em 0 } ul { padding: 0 }
            .failed { color: #a00 } .skipped { color: #666 } .cure { display: block; margin-left: 1.4em; color: #222 }
            pre { background: #f4f4f4; padding: 1em; overflow-x: auto }
            </style>
            </head>
            <body>
            <h1>atforge:doctor</h1>
            """;

    private HtmlReport() {}

    static String of(Diagnosis diagnosis) {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("<p>").append(escaped(diagnosis.summary())).append(".</p>\n<h2>Steps</h2>\n<ul>\n");
        ConsoleText steps = new ConsoleText(StandardCharsets.UTF_8);
        for (StepResult result : diagnosis.steps()) {
            List<String> lines = steps.lines(result);
            text.append("<li class=\"").append(kind(result.outcome())).append("\">");
            text.append(escaped(lines.get(0)));
            lines.stream()
                    .skip(1)
                    .forEach(line -> text.append("<span class=\"cure\">")
                            .append(escaped(line.strip()))
                            .append("</span>"));
            text.append("</li>\n");
        }
        text.append("</ul>\n<h2>Versions</h2>\n<ul>\n");
        diagnosis
                .versions()
                .forEach((name, version) -> text.append("<li>")
                        .append(escaped(name + ": " + version))
                        .append("</li>\n"));
        text.append("</ul>\n<h2>Conversation</h2>\n<pre>\n");
        diagnosis.conversation().forEach(line -> text.append(escaped(line)).append('\n'));
        return text.append("</pre>\n</body>\n</html>\n").toString();
    }

    private static String kind(Outcome outcome) {
        if (outcome instanceof Outcome.Failed) {
            return "failed";
        }
        return outcome instanceof Outcome.Skipped ? "skipped" : "passed";
    }

    private static String escaped(String text) {
        return PersonalData.masked(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
