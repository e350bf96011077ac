package io.atforge.bench.link;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import java.util.ArrayList;
import java.util.List;

/** A process of modems, one thread for all; ends with its standard input. */
public final class PacedModems {

    private static final int POLLFD_BYTES = 8;

    private PacedModems() {}

    /**
     * Prints the path of each modem's pseudo-terminal, a line each, and serves them.
     *
     * @param args how many
     */
    public static void main(String[] args) {
        List<PacedModem> modems = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            modems.add(new PacedModem());
            System.out.println(modems.get(i).pty().path());
        }
        System.out.flush();
        Thread end = new Thread(PacedModems::exitWithInput, "end");
        end.setDaemon(true);
        end.start();
        serve(modems);
    }

    private static void exitWithInput() {
        try {
            while (System.in.read() >= 0) {
                // until the end
            }
        } catch (java.io.IOException e) {
            // an end, too
        }
        Runtime.getRuntime().halt(0);
    }

    private static void serve(List<PacedModem> modems) {
        LibC.prctl(LibC.PR_SET_TIMERSLACK, new NativeLong(1));
        Memory fds = new Memory((long) modems.size() * POLLFD_BYTES);
        Memory timeout = new Memory(16);
        for (int i = 0; i < modems.size(); i++) {
            fds.setInt((long) i * POLLFD_BYTES, modems.get(i).pty().master());
            fds.setShort((long) i * POLLFD_BYTES + 4, LibC.POLLIN);
        }
        while (true) {
            long next = Long.MAX_VALUE;
            for (PacedModem modem : modems) {
                next = Math.min(next, modem.next());
            }
            int ready = await(fds, modems.size(), timeout, next);
            long now = System.nanoTime();
            for (int i = 0; i < modems.size(); i++) {
                PacedModem modem = modems.get(i);
                if (ready > 0 && fds.getShort((long) i * POLLFD_BYTES + 6) != 0) {
                    modem.read(now);
                }
                modem.write(now);
            }
        }
    }

    private static int await(Memory fds, int count, Memory timeout, long next) {
        Memory limit = null;
        if (next != Long.MAX_VALUE) {
            long left = Math.max(0, next - System.nanoTime());
            timeout.setLong(0, left / 1_000_000_000);
            timeout.setLong(8, left % 1_000_000_000);
            limit = timeout;
        }
        try {
            return LibC.ppoll(fds, new NativeLong(count), limit, null);
        } catch (LastErrorException e) {
            return Pty.nothing(e);
        }
    }
}
