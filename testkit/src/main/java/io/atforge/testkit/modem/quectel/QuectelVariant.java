package io.atforge.testkit.modem.quectel;

/**
 * In what Quectel's models differ.
 *
 * @param form        how {@code +QMTRECV} writes a message with its length
 * @param publishUrc  the name that the result of {@code AT+QMTPUBEX} has: {@code +QMTPUBEX}, or {@code +QMTPUB}
 *                    (drivers take both)
 * @param keepsClient whether a client whose connection has ended is in use until {@code AT+QMTCLOSE}, so that
 *                    {@code AT+QMTOPEN} says 2 (seen in logs; the manual has it free)
 * @param saysGoodbye whether {@code +QMTSTAT: 0,5} follows {@code +QMTDISC}, when the server closes (manual)
 */
public record QuectelVariant(ReceiveForm form, String publishUrc, boolean keepsClient, boolean saysGoodbye) {

    /** How {@code +QMTRECV} writes a message with its length. */
    public enum ReceiveForm {
        /** {@code ,5,"hello"} (drivers for EC25, EC200U and BG95). */
        QUOTED,
        /** {@code ,5,hello} (driver for EC800). */
        BARE,
        /** {@code ,5} and {@code hello} on the next line (some firmware of EC200U). */
        NEXT_LINE
    }
}
