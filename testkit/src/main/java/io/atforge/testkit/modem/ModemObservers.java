package io.atforge.testkit.modem;

import io.atforge.testkit.modem.ModemObserver.Moment;
import java.util.ArrayList;
import java.util.List;

/** Everybody who hears what goes on in a modem. */
final class ModemObservers {

    private final List<ModemObserver> observers = new ArrayList<>();

    void add(ModemObserver observer) {
        observers.add(observer);
    }

    boolean isEmpty() {
        return observers.isEmpty();
    }

    void command(Moment moment, String command, int count) {
        for (ModemObserver observer : observers) {
            observer.command(moment, command, count);
        }
    }
}
