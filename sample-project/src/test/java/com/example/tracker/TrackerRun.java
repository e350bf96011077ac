package com.example.tracker;

import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemModel;
import io.atforge.testkit.VirtualModem;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Runs the application where {@code tracker.port} says, or on the pseudo-terminal of a virtual modem, which is what
 * {@code tracker.modem} says.
 */
final class TrackerRun {

    private TrackerRun() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (!args[0].isBlank()) {
            TrackerApp.main(new String[] {args[0]});
            return;
        }
        ModemModel model = ModemModel.named(args[1]);
        try (IotPlatform platform = TestPlatform.describe().start();
                VirtualModem modem =
                        VirtualModem.builder().model(model).platform(platform).build()) {
            String port = modem.pty().address();
            System.out.println(
                    "A virtual " + model + " is on " + port + ", the embedded platform at " + platform.address());
            ModemSessionBuilder<Tracker> tracker = ModemSession.builder(TrackerDevices.TEST)
                    .port(port)
                    .dialect(model.dialect())
                    .secrets((productKey, deviceName) -> TestPlatform.SECRET);
            if (TestPlatform.speaksTls()) {
                tracker.authorities(Files.readString(platform.caFile()));
            }
            TrackerApp.sayHello(tracker.build());
        }
    }
}
