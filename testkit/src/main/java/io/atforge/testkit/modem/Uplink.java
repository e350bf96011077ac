package io.atforge.testkit.modem;

import java.net.InetSocketAddress;

/** The modem's way into the Internet. Called on the modem's scheduler, where listeners are to be called, too. */
public interface Uplink {

    /** Hears of a TCP connection. */
    interface TcpListener {

        /** The connection is up. */
        void opened();

        /** The connection did not come up. */
        void failed();

        /** The other side ended the connection. */
        void hungUp();
    }

    /** A TCP connection that is up or on its way. */
    @FunctionalInterface
    interface TcpLink {

        /** Closes it; the listener hears nothing any more. */
        void close();
    }

    /**
     * Opens a TCP connection.
     *
     * @param address  where to
     * @param listener hears of it, never before this returns
     * @return the connection on its way
     */
    TcpLink dial(InetSocketAddress address, TcpListener listener);

    /**
     * Opens a TCP connection and sends CONNECT on it.
     *
     * @param address   where to
     * @param identity  who connects
     * @param clean     whether a session is to start anew
     * @param keepAlive seconds, at least 1
     * @param listener  hears of it, never before this returns
     * @return the connection on its way
     */
    MqttLink connect(
            InetSocketAddress address, MqttIdentity identity, boolean clean, int keepAlive, MqttLink.Listener listener);
}
