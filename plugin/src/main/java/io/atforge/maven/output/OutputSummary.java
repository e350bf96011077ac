package io.atforge.maven.output;

/**
 * What a write changed.
 *
 * @param written   files that were written
 * @param unchanged files that held the text already
 * @param deleted   files of an earlier write that were deleted
 */
public record OutputSummary(int written, int unchanged, int deleted) {

    /**
     * Adds up.
     *
     * @param other another summary
     * @return the sum
     */
    public OutputSummary plus(OutputSummary other) {
        return new OutputSummary(written + other.written, unchanged + other.unchanged, deleted + other.deleted);
    }
}
