package io.atforge.testkit.modem;

import io.atforge.testkit.modem.cellular.CellularControl;
import io.atforge.testkit.modem.cellular.ModemClock;
import io.atforge.testkit.modem.cellular.Network;
import io.atforge.testkit.modem.cellular.PacketService;
import io.atforge.testkit.modem.cellular.PinLock;
import io.atforge.testkit.modem.cellular.PinTries;
import io.atforge.testkit.modem.cellular.Radio;
import io.atforge.testkit.modem.cellular.Registration;
import io.atforge.testkit.modem.cellular.Sim;
import java.time.Instant;

/** What a test does to the network around a modem, done on the modem's scheduler. */
final class CellularChanges implements CellularControl {

    private final ModemTasks tasks;
    private final PowerState power;
    private final Network network;
    private final Radio radio;
    private final PacketService data;
    private final ModemClock clock;

    CellularChanges(
            ModemTasks tasks, PowerState power, Network network, Radio radio, PacketService data, ModemClock clock) {
        this.tasks = tasks;
        this.power = power;
        this.network = network;
        this.radio = radio;
        this.data = data;
        this.clock = clock;
    }

    void loseNetwork() {
        change(network::lose, () -> radio.coverage(Registration.SEARCHING));
    }

    void restoreNetwork() {
        change(network::restore, () -> radio.coverage(Registration.HOME));
    }

    void registration(Registration status) {
        change(() -> network.registration(status), () -> radio.coverage(status));
    }

    void sim(Sim state) {
        change(() -> network.sim(state), () -> radio.sim(state));
    }

    @Override
    public void simPin(String pin, int triesLeft) {
        PinLock.check(pin, triesLeft);
        change(() -> network.insert(pin, triesLeft), () -> radio.insert(pin, triesLeft));
    }

    @Override
    public PinTries pinTries() {
        return radio.pin().tries();
    }

    // The world around the modem changes whether or not the modem is on to say so.
    private void change(Runnable whenOn, Runnable whenOff) {
        tasks.run(() -> (power.isOff() ? whenOff : whenOn).run());
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
