package com.example.tracker;

import io.atforge.session.ModemSession;
import io.atforge.thing.Sample;
import java.time.Instant;
import java.util.List;

/** Reports, and does what the platform wants. */
public final class App implements TrackerThing.Handlers {

    /** For main. */
    private App() {}

    /**
     * Runs it.
     *
     * @param args where the modem is
     */
    public static void main(String[] args) {
        try (var session = ModemSession.builder(TrackerDevices.TEST).port(args[0]).build()) {
            session.connect();
            session.thing(TrackerThing.MODEL).serve(new App());
            session.thing(TrackerThing.MODEL)
                    .report(TrackerThing.Properties.builder().temperature(21.5f).build());
            session.thing(TrackerThing.MODEL)
                    .post(new Sample<>(
                            TrackerThing.Alarm.builder().text("hot").build(), Instant.now()));
            session.thing(TrackerThingGps.MODEL)
                    .report(TrackerThingGps.Properties.builder()
                            .latitude(30.5)
                            .longitude(120.25)
                            .build());
        }
    }

    @Override
    public boolean setPowerSwitch(boolean wanted) {
        return wanted;
    }

    @Override
    public TrackerThing.Mode setMode(TrackerThing.Mode wanted) {
        return TrackerThing.Mode.ECO;
    }

    @Override
    public String setLabel(String wanted) {
        return wanted;
    }

    @Override
    public List<TrackerThing.Stops> setStops(List<TrackerThing.Stops> wanted) {
        return wanted;
    }

    @Override
    public void reboot(TrackerThing.RebootInput input) {
        System.out.println(input.delay().orElse(0));
    }

    @Override
    public TrackerThing.SelfTestOutput selfTest(TrackerThing.SelfTestInput input) {
        return TrackerThing.SelfTestOutput.builder().passed(true).build();
    }
}
