package io.atforge.testkit.modem;

import io.atforge.testkit.modem.cellular.CellularControl;
import io.atforge.testkit.modem.cellular.ModemClock;
import io.atforge.testkit.modem.cellular.PacketService;
import io.atforge.testkit.modem.cellular.Radio;
import java.time.Instant;

/** What a test does to the network around a modem, done on the modem's scheduler. */
final class CellularChanges implements CellularControl {

    private final ModemTasks tasks;
    private final Radio radio;
    private final PacketService data;
    private final ModemClock clock;

    CellularChanges(ModemTasks tasks, Radio radio, PacketService data, ModemClock clock) {
        this.tasks = tasks;
        this.radio = radio;
        this.data = data;
        this.clock = clock;
    }

    @Override
    public void signal(int quality) {
        tasks.run(() -> radio.signal(quality));
    }

    @Override
    public void packetService(boolean open) {
        tasks.run(() -> {
            boolean was = radio.attached();
            radio.packetService(open);
            if (was && !open) {
                data.lost();
            }
        });
    }

    @Override
    public void address(boolean given) {
        tasks.run(() -> radio.addresses(given));
    }

    @Override
    public void clock(Instant time) {
        tasks.run(() -> clock.set(time));
    }

    @Override
    public void networkTime() {
        tasks.run(clock::reset);
    }
}
