package io.atforge.testkit.modem;

import io.atforge.testkit.modem.v250.DteRate;
import io.atforge.testkit.modem.v250.SerialOutput;
import io.atforge.testkit.modem.v250.TransparentMode;
import io.atforge.testkit.modem.v250.WireTap;
import io.atforge.testkit.modem.v250.WireTaps;
import io.atforge.testkit.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes the bytes of the host and hands them to the commands. A stalled modem does so later; one that is off, in
 * transparent mode or at another rate, never.
 */
final class HostInput {

    /** What came while the modem was stalled, and when. */
    private record Missed(byte[] bytes, long nanoTime) {}

    private final CommandInterpreter commands;
    private final DteRate rate;
    private final SerialOutput output;
    private final PowerState power;
    private final ModemTasks tasks;
    private final Scheduler scheduler;
    private final WireTap tap;
    private final List<Missed> missed = new ArrayList<>();
    private Optional<TransparentMode> transparent = Optional.empty();
    private boolean stalled;
    private Scheduler.Timer stallEnd = () -> {};

    HostInput(
            CommandInterpreter commands,
            DteRate rate,
            SerialOutput output,
            PowerState power,
            ModemTasks tasks,
            Scheduler scheduler,
            WireTap tap) {
        this.commands = commands;
        this.rate = rate;
        this.output = output;
        this.power = power;
        this.tasks = tasks;
        this.scheduler = scheduler;
        this.tap = tap;
    }

    void take(byte[] bytes) {
        take(bytes, tap, scheduler.nanoTime());
    }

    private void take(byte[] bytes, WireTap listener, long nanoTime) {
        int at = 0;
        while (at < bytes.length && power.listens() && !stalled) {
            byte b = bytes[at++];
            listener.heard(b, takesData());
            char c = (char) (b & 0xFF);
            if (rate.hears(c)) {
                accept(c);
            }
        }
        // The host has sent the rest, too, whatever becomes of it.
        for (int i = at; i < bytes.length; i++) {
            listener.heard(bytes[i], takesData());
        }
        if (stalled) {
            missed.add(new Missed(Arrays.copyOfRange(bytes, at, bytes.length), nanoTime));
        }
        output.flush();
    }

    private boolean takesData() {
        return transparent.isPresent() || commands.takesData();
    }

    private void accept(char c) {
        if (transparent.isPresent()) {
            transparent.get().accept(c);
        } else {
            commands.accept(c);
        }
    }

    /** Takes nothing in and says nothing for a time, and then all that it has missed. */
    void stall(Duration time) {
        stalled = true;
        output.hold();
        stallEnd.cancel();
        stallEnd = tasks.schedule(time, this::goOn);
    }

    private void goOn() {
        stalled = false;
        output.release();
        List<Missed> late = List.copyOf(missed);
        missed.clear();
        for (Missed piece : late) {
            tap.late(scheduler.nanoTime() - piece.nanoTime());
            take(piece.bytes(), new WireTaps(), piece.nanoTime());
        }
        tap.late(0);
    }

    /** Takes everything for data, until {@code +++}. */
    void enterTransparentMode() {
        transparent.ifPresent(TransparentMode::cancel);
        transparent = Optional.of(new TransparentMode(scheduler, () -> tasks.run(this::leaveTransparentMode)));
    }

    private void leaveTransparentMode() {
        transparent = Optional.empty();
        tap.dataEnded();
        commands.say("OK");
        output.flush();
    }

    /** Forgets everything that came. */
    void restart() {
        if (takesData()) {
            tap.dataEnded();
        }
        stalled = false;
        stallEnd.cancel();
        missed.clear();
        transparent.ifPresent(TransparentMode::cancel);
        transparent = Optional.empty();
        commands.restart();
    }
}
