package com.example.tracker;

import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.VirtualModem;
import java.io.IOException;
import java.nio.file.Files;

/** Runs the application where {@code tracker.port} says, or on a virtual modem's pseudo-terminal. */
final class TrackerRun {

    private TrackerRun() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && !args[0].isBlank()) {
            TrackerApp.main(args);
            return;
        }
        try (IotPlatform platform = TestPlatform.describe().start();
                VirtualModem modem = VirtualModem.builder().platform(platform).build()) {
            String port = modem.pty().address();
            System.out.println("A virtual modem is on " + port + ", the embedded platform at " + platform.address());
            ModemSessionBuilder<Tracker> tracker = ModemSession.builder(TrackerDevices.TEST)
                    .port(port)
                    .secrets((productKey, deviceName) -> TestPlatform.SECRET);
            if (TestPlatform.speaksTls()) {
                tracker.authorities(Files.readString(platform.caFile()));
            }
            TrackerApp.sayHello(tracker.build());
        }
    }
}
