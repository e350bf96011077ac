package io.atforge.maven.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The steps as bars over time, as SVG. A reader without pictures has the same in the titles below it. */
final class Timeline {

    private static final int WIDTH = 960;
    private static final int ROW = 24;
    private static final int LEFT = 170;
    private static final int RIGHT = 870;
    private static final int TOP = 24;

    /** A step that took no time to speak of is there, too. */
    private static final double THINNEST = 2;

    private static final int TICKS = 8;
    private static final long[] NICE = {1, 2, 5};

    private final List<StepRecord> steps;
    private final long total;

    private Timeline(List<StepRecord> steps) {
        this.steps = steps;
        this.total = Math.max(
                1,
                steps.stream()
                        .map(StepRecord::to)
                        .mapToLong(Duration::toMillis)
                        .max()
                        .orElse(1));
    }

    /** Draws the steps into a page. Each leads to its section, {@code #step-1} and so on. */
    static void draw(List<StepRecord> steps, Markup page) {
        new Timeline(steps).draw(page);
    }

    private void draw(Markup page) {
        int height = TOP + steps.size() * ROW + 4;
        page.open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "viewBox",
                        "0 0 " + WIDTH + " " + height,
                        "role",
                        "img",
                        "aria-labelledby",
                        "timeline")
                .line()
                .leaf("title", "How long each step took", "id", "timeline")
                .line();
        grid(page, height);
        for (int i = 0; i < steps.size(); i++) {
            row(page, i);
        }
        page.close().line();
    }

    private void grid(Markup page, int height) {
        long tick = tick();
        for (long at = 0; at <= total; at += tick) {
            String x = number(x(at));
            page.empty("line", "class", "grid", "x1", x, "x2", x, "y1", String.valueOf(TOP - 4), "y2", "" + height)
                    .leaf(
                            "text",
                            String.format(Locale.ROOT, tick < 1000 ? "%.1f s" : "%.0f s", at / 1000.0),
                            "class",
                            "axis",
                            "x",
                            x,
                            "y",
                            "14")
                    .line();
        }
    }

    /** 1, 2 or 5 times a power of ten, in milliseconds, not below 0.1 s. */
    private long tick() {
        for (long power = 100; ; power *= 10) {
            for (long nice : NICE) {
                if (total / (nice * power) <= TICKS) {
                    return nice * power;
                }
            }
        }
    }

    private void row(Markup page, int index) {
        StepRecord step = steps.get(index);
        int y = TOP + index * ROW;
        double from = x(step.from().toMillis());
        double width = Math.max(THINNEST, x(step.to().toMillis()) - from);
        String base = String.valueOf(y + 16);
        page.open("a", "href", "#step-" + (index + 1))
                .leaf("text", step.step().title(), "class", "step", "x", String.valueOf(LEFT - 10), "y", base)
                .empty(
                        "rect",
                        "class",
                        step.failed() ? "bar failed" : "bar",
                        "x",
                        number(from),
                        "y",
                        String.valueOf(y + 4),
                        "width",
                        number(width),
                        "height",
                        String.valueOf(ROW - 8))
                .leaf("text", Times.took(step.took()), "class", "took", "x", String.valueOf(WIDTH - 5), "y", base)
                .close()
                .line();
    }

    private double x(long millis) {
        return LEFT + (double) (RIGHT - LEFT) * millis / total;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
