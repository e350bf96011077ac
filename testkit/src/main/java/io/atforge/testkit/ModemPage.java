package io.atforge.testkit;

import io.atforge.testkit.page.LivePage;
import io.atforge.testkit.page.PageSubject;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.scenario.ScenarioTarget;
import java.net.URI;
import java.util.Optional;

/**
 * A page in a browser that shows a modem and the platform behind it while they run: the conversation on the line, how
 * both are, and the messages; with buttons for what can happen. It is there for browsers on this machine that know its
 * address. Secrets do not stand on it.
 *
 * <p>It shows what has happened since it was opened. As long as none is open nothing is kept for it.
 */
public final class ModemPage implements AutoCloseable {

    private final LivePage page;

    private ModemPage(LivePage page) {
        this.page = page;
    }

    /**
     * Opens a page at a port that is free.
     *
     * @param modem    the modem
     * @param platform the platform behind it
     * @return the page, to be closed by the caller; before modem and platform, best
     */
    public static ModemPage open(VirtualModem modem, IotPlatform platform) {
        return open(modem, platform, 0);
    }

    /**
     * Opens a page.
     *
     * @param modem    the modem
     * @param platform the platform behind it
     * @param port     the TCP port on 127.0.0.1; 0 for one that is free
     * @return the page, to be closed by the caller
     * @throws IllegalArgumentException if the port is not free
     */
    public static ModemPage open(VirtualModem modem, IotPlatform platform, int port) {
        return new ModemPage(new LivePage(
                new PageSubject(
                        modem.model.modelName(),
                        modem.model.dialect(),
                        modem.lines::address,
                        () -> !modem.isUnplugged(),
                        modem.core.view(),
                        modem.scheduler::nanoTime,
                        () -> device(modem),
                        platform.state(),
                        platform::send,
                        platform.things::model,
                        platform.things.present(),
                        new ScenarioTarget(modem, modem, platform)),
                port));
    }

    private static Optional<DeviceId> device(VirtualModem modem) {
        return modem.platform.flatMap(PlatformUplink::device);
    }

    /**
     * Where the page is. Whoever knows the address can see and do everything on it.
     *
     * @return for example {@code http://127.0.0.1:40001/0SVgrpnFbbuvAnZPfFmVUQ/}
     */
    public URI address() {
        return page.address();
    }

    /** What is behind it. */
    LivePage live() {
        return page;
    }

    /** Closes the page; its port is free then. */
    @Override
    public void close() {
        page.close();
    }
}
