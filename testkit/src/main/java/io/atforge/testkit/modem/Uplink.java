package io.atforge.testkit.modem;

import java.net.InetSocketAddress;

/** The modem's way into the Internet. Listeners are called on the modem's scheduler. */
interface Uplink {

    /** Hears of a TCP connection. */
    interface TcpListener {

        void opened();

        void failed();

        void hungUp();
    }

    /** A TCP connection that is up or on its way. */
    @FunctionalInterface
    interface TcpLink {

        /** Closes it; the listener hears nothing any more. */
        void close();
    }

    TcpLink dial(InetSocketAddress address, TcpListener listener);

    MqttLink connect(
            InetSocketAddress address, MqttIdentity identity, boolean clean, int keepAlive, MqttLink.Listener listener);
}
