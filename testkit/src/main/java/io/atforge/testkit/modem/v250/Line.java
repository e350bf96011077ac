package io.atforge.testkit.modem.v250;

/** The modem's way to one host: what the modem says goes here. */
@FunctionalInterface
public interface Line {

    /**
     * Takes bytes for the host. Called on the modem's thread; must not block.
     *
     * @param bytes the bytes; not changed afterwards by anybody
     */
    void send(byte[] bytes);
}
