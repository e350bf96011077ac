package io.atforge.testkit.thing;

import io.atforge.testkit.thing.TrackerThing.MeasureInput;
import io.atforge.testkit.thing.TrackerThing.MeasureOutput;
import io.atforge.testkit.thing.TrackerThing.Mode;
import io.atforge.testkit.thing.TrackerThing.RebootInput;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** An application that writes down what it was asked, and does what the test says meanwhile. */
final class RecordingHandlers implements TrackerThing.Handlers {

    final List<String> calls = new CopyOnWriteArrayList<>();
    /** The same, one after the other, for a test that waits for the next. */
    final BlockingQueue<String> next = new LinkedBlockingQueue<>();

    /** What happens within each call: nothing, an exception, a wait. */
    volatile Runnable within = () -> {};

    private void called(String what) {
        calls.add(what);
        next.add(what);
        within.run();
    }

    @Override
    public boolean setPowerSwitch(boolean wanted) {
        called("powerSwitch " + wanted);
        return wanted;
    }

    /** The device can report each minute at most: what is in force is not always what is wanted. */
    @Override
    public int setInterval(int wanted) {
        called("interval " + wanted);
        return Math.max(60, wanted);
    }

    @Override
    public Mode setMode(Mode wanted) {
        called("mode " + wanted);
        return wanted;
    }

    @Override
    public void reboot(RebootInput input) {
        called("reboot " + input.delay().map(String::valueOf).orElse("now"));
    }

    @Override
    public MeasureOutput measure(MeasureInput input) {
        called("measure " + input.count().map(String::valueOf).orElse("once"));
        return MeasureOutput.of(input.count().orElse(1));
    }

    /** The other module's. */
    TrackerThingGps.Handlers gps() {
        return new TrackerThingGps.Handlers() {
            @Override
            public int setInterval(int wanted) {
                called("gps:interval " + wanted);
                return wanted;
            }

            @Override
            public void restart() {
                called("gps:restart");
            }
        };
    }
}
