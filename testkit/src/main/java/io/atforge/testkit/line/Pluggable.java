package io.atforge.testkit.line;

/**
 * A line that can be unplugged and plugged in again. Every method may be called from any thread; a second call does
 * nothing.
 */
public interface Pluggable {

    /** Unplugs it: an open port is lost, and none can be opened. Returns when that is done. */
    void unplug();

    /** Plugs it in: a port can be opened again. */
    void plug();
}
