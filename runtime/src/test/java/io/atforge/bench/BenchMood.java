package io.atforge.bench;

/** What a command meets with at the bench's modem. */
public enum BenchMood {
    /** It is carried out. */
    WELL,
    /** It is not answered. */
    SILENT,
    /** What concerns MQTT is refused until the modem restarts, and the modem says that all is well. */
    WEDGED
}
