/**
 * Months in seconds: a clock that only a test moves, and a platform without sockets. Everything runs on the test's own
 * thread, so a run with the same seeds is the same run.
 *
 * <pre>{@code
 * VirtualTime time = new VirtualTime();
 * ArrivalCounts arrivals = new ArrivalCounts();
 * SimulatedPlatform platform = new SimulatedPlatform(time, Duration.ofMillis(20), arrivals);
 * VirtualModem modem = VirtualModem.builder()
 *         .scheduler(time)
 *         .clock(time.clock())
 *         .uplink(platform)
 *         .faults(FaultPlan.parse("seed 17\nflip to-host chance 0.0001 mask 0x04"))
 *         .build();
 * Port port = modem.port();                        // what the session under test is given, with `time` as its loop
 * time.after(Duration.ofHours(1), modem::reboot);
 * time.advance(Duration.ofDays(1));                // everything of that day happens here
 * platform.connects();                             // how often it connected, and when
 * arrivals.of("message 4711");                     // how often that payload arrived
 * modem.close();
 * }</pre>
 *
 * @since 0.1.0
 */
package io.atforge.testkit.simulation;
