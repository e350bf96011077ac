package io.atforge.outbox;

/** What a message in a {@link FileOutbox} survives. */
public enum Durability {
    /**
     * The message survives a power cut: the file is forced to the disk before a call returns, for the price of one
     * write to the disk a call. A disk that confirms writes before they are safe takes this promise back.
     *
     * <p>The default: a gateway loses its power more often than its process is killed, and the modem, not the disk, is
     * the slow part. A publish of 100 bytes takes 9 ms on a wire of 115200 baud alone; forcing the file took 0.3 ms on
     * a virtual machine's disk, and takes some milliseconds on a memory card.
     */
    POWER_CUT,
    /**
     * The message survives the process, killed in whatever way, but the operating system writes it to the disk when it
     * sees fit. A power cut may lose messages, and may damage the file so that it no longer opens.
     */
    PROCESS_KILL
}
