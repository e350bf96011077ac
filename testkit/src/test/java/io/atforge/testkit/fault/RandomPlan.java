package io.atforge.testkit.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Plans made up from a seed. */
final class RandomPlan {

    private RandomPlan() {}

    /** A plan with faults of every kind. */
    static FaultPlan any(long seed) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        if (random.nextBoolean()) {
            faults.add(new Fault.Baud(1 + random.nextInt(921_600)));
        }
        if (random.nextBoolean()) {
            faults.add(new Fault.Turnaround(duration(random)));
        }
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            faults.add(
                    switch (random.nextInt(7)) {
                        case 0 -> new Fault.Split(direction(random), place(random));
                        case 1 -> new Fault.Join(direction(random), place(random), duration(random));
                        case 2 -> new Fault.Delay(direction(random), place(random), duration(random));
                        case 3 -> new Fault.Silence(direction(random), place(random), duration(random));
                        case 4 -> new Fault.Echo(random.nextBoolean(), place(random));
                        case 5 -> new Fault.LateReply(place(random), duration(random));
                        default -> ofBytes(random, direction(random));
                    });
        }
        return new FaultPlan(random.nextLong(), faults);
    }

    /** A plan that changes what the modem says, and leaves time alone. */
    static FaultPlan ofBytes(long seed) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            faults.add(ofBytes(random, Direction.TO_HOST));
        }
        return new FaultPlan(random.nextLong(), faults);
    }

    private static Fault ofBytes(Random random, Direction direction) {
        return switch (random.nextInt(5)) {
            case 0 -> new Fault.Drop(direction, place(random));
            case 1 -> new Fault.Flip(direction, place(random), 1 + random.nextInt(0xFF));
            case 2 -> new Fault.Duplicate(direction, place(random));
            case 3 -> new Fault.Inject(direction, place(random), bytes(random));
            default -> new Fault.Garbage(direction, place(random), 1 + random.nextInt(50));
        };
    }

    /** One to forty bytes of any value. */
    static String bytes(Random random) {
        StringBuilder bytes = new StringBuilder();
        int length = 1 + random.nextInt(40);
        for (int i = 0; i < length; i++) {
            bytes.append((char) random.nextInt(256));
        }
        return bytes.toString();
    }

    private static Direction direction(Random random) {
        return Direction.values()[random.nextInt(2)];
    }

    private static Place place(Random random) {
        return random.nextBoolean()
                ? new Place.At(random.nextInt(200))
                : new Place.Chance(Math.max(random.nextDouble() / 20, 1e-6));
    }

    private static Duration duration(Random random) {
        return Duration.ofNanos(random.nextLong(20_000_000_000L));
    }
}
