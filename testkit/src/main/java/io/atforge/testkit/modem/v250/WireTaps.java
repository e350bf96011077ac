package io.atforge.testkit.modem.v250;

import java.util.ArrayList;
import java.util.List;

/** Everybody who is told what passes between host and modem: usually nobody. Lives on the modem's scheduler. */
public final class WireTaps implements WireTap {

    private final List<WireTap> taps = new ArrayList<>();

    /** Creates an empty list. */
    public WireTaps() {}

    /**
     * Tells somebody from now on.
     *
     * @param tap who
     */
    public void add(WireTap tap) {
        taps.add(tap);
    }

    /**
     * Tells somebody no more.
     *
     * @param tap who
     */
    public void remove(WireTap tap) {
        taps.remove(tap);
    }

    @Override
    public void heard(byte b, boolean data) {
        // For each byte: no iterator.
        for (int i = 0; i < taps.size(); i++) {
            taps.get(i).heard(b, data);
        }
    }

    @Override
    public void late(long nanos) {
        taps.forEach(tap -> tap.late(nanos));
    }

    @Override
    public void said(byte[] bytes, boolean echo) {
        taps.forEach(tap -> tap.said(bytes, echo));
    }

    @Override
    public void began() {
        taps.forEach(WireTap::began);
    }

    @Override
    public void asked() {
        taps.forEach(WireTap::asked);
    }

    @Override
    public void dataEnded() {
        taps.forEach(WireTap::dataEnded);
    }

    @Override
    public void ended() {
        taps.forEach(WireTap::ended);
    }
}
