/**
 * Faults of a serial line, as a plan that can be run again.
 *
 * <p>A {@link io.atforge.testkit.fault.FaultPlan} says what goes wrong and where: at a byte that is counted, or by
 * chance, rolled from the plan's seed. {@code VirtualModem.builder().faults(plan)} puts it on each line of a virtual
 * modem, {@link io.atforge.testkit.fault.FaultyPort} on any other port, a real one too.
 *
 * <p>What a plan does to the bytes depends on nothing but the plan and the bytes: not on time, threads, or the pieces
 * in which the bytes come. So a failure can be run again. Let the test print the plan:
 *
 * <pre>{@code
 * FaultPlan plan = FaultPlan.of(seed, new Fault.Flip(Direction.TO_HOST, new Place.Chance(0.001), 0x04));
 * VirtualModem modem = VirtualModem.builder().platform(platform).faults(plan).build();
 * ...
 * assertThat(messages).as("under the faults%n%s", plan).containsExactly("helloworld");
 * }</pre>
 *
 * <p>and paste what a failed test printed into one of your own:
 *
 * <pre>{@code
 * FaultPlan plan = FaultPlan.parse("""
 *         seed 17
 *         flip to-host chance 0.001 mask 0x04
 *         """);
 * }</pre>
 *
 * <p>To take the chance out of it, name the byte that made the difference: {@code flip to-host at 310 mask 0x04}.
 *
 * <p>Time is that of the {@link io.atforge.testkit.time.Scheduler}: under one that a test drives by hand, a delay of a
 * minute takes no time.
 *
 * @since 0.1.0
 */
package io.atforge.testkit.fault;
