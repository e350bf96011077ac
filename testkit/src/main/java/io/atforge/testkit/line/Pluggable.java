package io.atforge.testkit.line;

/** What a person can pull out and put back. Every method may be called from any thread; a second call does nothing. */
public interface Pluggable {

    /** Pulls it out: an open port is lost, and none can be opened. Returns when that is so. */
    void unplug();

    /** Puts it back: a port can be opened again. */
    void plug();
}
