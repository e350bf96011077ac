package io.atforge.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The platform behind the bench's modem: counts who comes when, what is asked of it, and what it is told. */
public final class BenchPlatform {

    /** What becomes of TCP connections to it. */
    public enum Host {
        REACHABLE,
        UNREACHABLE,
        WITHOUT_NAME
    }

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final List<Long> signIns = new ArrayList<>();
    private final Map<String, Integer> subscribed = new HashMap<>();
    private final Map<String, Integer> received = new HashMap<>();
    private final Map<String, Integer> lost = new HashMap<>();
    private Host host = Host.REACHABLE;
    private boolean refuses;
    private boolean kicks;
    private boolean mute;
    private int closesWaiting;

    // ---- what comes

    /** A device signs in: granted or not. */
    boolean signIn(long now) {
        signIns.add(now);
        subscribed.clear();
        mute = false;
        return !refuses;
    }

    void asks(boolean on, String topic) {
        subscribed.merge(topic, 1, Integer::sum);
        if (!on) {
            subscribed.remove(topic);
        }
    }

    void publish(String topic, String payload) {
        (mute ? lost : received).merge(topic + " " + payload, 1, Integer::sum);
    }

    boolean takesNoneThatWaits() {
        return closesWaiting-- > 0;
    }

    // ---- how it is

    public Host host() {
        return host;
    }

    public void host(Host next) {
        host = next;
    }

    public void refuses(boolean on) {
        refuses = on;
    }

    public boolean kicks() {
        return kicks;
    }

    public void kicks(boolean on) {
        kicks = on;
    }

    boolean isMute() {
        return mute;
    }

    /** Half open until the next connection: what goes out is lost, and nothing comes back. */
    public void mute() {
        mute = true;
    }

    /** So many connections are closed before the device signs in, as it took too long. */
    public void closesWaiting(int connections) {
        closesWaiting = connections;
    }

    // ---- what is known of it

    /** Which connection it is, counted from 1. */
    public int connection() {
        return signIns.size();
    }

    /** When devices asked to sign in, in nanoseconds. */
    public List<Long> signIns() {
        return signIns;
    }

    /** The most sign-ins in any minute. */
    int busiestMinute() {
        return signIns.stream()
                .mapToInt(from -> (int) signIns.stream()
                        .filter(at -> at >= from && at < from + MINUTE)
                        .count())
                .max()
                .orElse(0);
    }

    /** How often each topic was asked for in the connection that there is. */
    Map<String, Integer> subscribed() {
        return subscribed;
    }

    /** How often a message arrived. */
    public int received(String topic, String payload) {
        return received.getOrDefault(topic + " " + payload, 0);
    }

    /** How often the modem sent a message over a connection that was half open. */
    public int lost(String topic, String payload) {
        return lost.getOrDefault(topic + " " + payload, 0);
    }

    /** What has arrived so far counts no more. */
    public void forgetReceived() {
        received.clear();
    }

    int receivedAtMost() {
        return received.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    public int receivedInAll() {
        return received.values().stream().mapToInt(Integer::intValue).sum();
    }
}
