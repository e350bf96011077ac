package io.atforge.bench;

import java.util.Locale;

/**
 * A figure of the table.
 *
 * @param figure   what was measured; {@link Floors} knows it by how this begins
 * @param measured what came of it, with its unit
 * @param peer     what it is compared with, with its unit
 * @param ratio    how near it comes to the peer: 1 is as good, more is better; NaN where there is no peer
 * @param note     what else the ratio's column says; may be empty
 */
record Row(String figure, String measured, String peer, double ratio, String note) {

    static Row of(String figure, String measured, String peer, double ratio) {
        return new Row(figure, measured, peer, ratio, "");
    }

    /** A figure without a peer. */
    static Row alone(String figure, String measured, String peer) {
        return new Row(figure, measured, peer, Double.NaN, "");
    }

    /** Whether it lies under its floor. */
    boolean isUnderFloor() {
        return ratio < Floors.of(figure);
    }

    /** A line in Markdown. */
    String line() {
        double floor = Floors.of(figure);
        String share = Double.isNaN(ratio) ? "" : percent(ratio);
        String all = share + (share.isEmpty() || note.isEmpty() ? "" : "; ") + note;
        return "| " + figure + " | " + measured + " | " + peer + " | " + all + " | "
                + (Double.isNaN(floor) || Double.isNaN(ratio) ? "" : percent(floor)) + " |";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.02 ? "%.2f %%" : "%.1f %%", 100 * share);
    }
}
