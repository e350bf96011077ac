package com.example.tracker;

import io.atforge.session.ModemSession;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.VirtualModem;

/** Runs the application where {@code tracker.port} says, or on a virtual modem's pseudo-terminal. */
final class TrackerRun {

    private TrackerRun() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length > 0 && !args[0].isBlank()) {
            TrackerApp.main(args);
            return;
        }
        try (IotPlatform platform = TestPlatform.describe().start();
                VirtualModem modem = VirtualModem.builder().platform(platform).build()) {
            String port = modem.pty().address();
            System.out.println("A virtual modem is on " + port + ", the embedded platform at " + platform.address());
            TrackerApp.sayHello(ModemSession.builder(TrackerDevices.TEST)
                    .port(port)
                    .secrets((productKey, deviceName) -> TestPlatform.SECRET)
                    .build());
        }
    }
}
