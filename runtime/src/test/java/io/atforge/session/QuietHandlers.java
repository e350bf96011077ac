package io.atforge.session;

import io.atforge.bench.TrackerThing;
import java.util.Optional;

/** Handlers that do what they are told, and tell nobody. */
final class QuietHandlers implements TrackerThing.Handlers {

    @Override
    public boolean setPowerSwitch(boolean wanted) {
        return wanted;
    }

    @Override
    public int setInterval(int wanted) {
        return wanted;
    }

    @Override
    public void reboot(Optional<Integer> delay) {}

    @Override
    public int uptime() {
        return 0;
    }
}
