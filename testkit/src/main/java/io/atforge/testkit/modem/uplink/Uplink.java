package io.atforge.testkit.modem.uplink;

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

    /** Hears of a request. */
    interface HttpListener {

        /**
         * The answer has come.
         *
         * @param status for example 200
         * @param body   all of it
         */
        void answered(int status, byte[] body);

        /**
         * No answer has come.
         *
         * @param status what {@code +HTTPACTION} says instead of a status
         */
        void failed(int status);
    }

    /** A TCP connection that is up or on its way. */
    @FunctionalInterface
    interface TcpLink {

        /** Closes it; the listener hears nothing any more. */
        void close();
    }

    /**
     * Opens a TCP connection, with TLS where the destination wants it.
     *
     * @param to       where to
     * @param listener hears of it, never before this returns
     * @return the connection on its way
     */
    TcpLink dial(Destination to, TcpListener listener);

    /**
     * Opens a TCP connection and sends CONNECT on it.
     *
     * @param to        where to
     * @param identity  who connects
     * @param clean     whether a session is to start anew
     * @param keepAlive seconds, at least 1
     * @param listener  hears of it, never before this returns
     * @return the connection on its way
     */
    MqttLink connect(Destination to, MqttIdentity identity, boolean clean, int keepAlive, MqttLink.Listener listener);

    /**
     * Sends a request over HTTP/1.1.
     *
     * @param to       where to
     * @param call     the request
     * @param listener hears of it, never before this returns
     * @return the request on its way
     */
    TcpLink call(Destination to, HttpRequest call, HttpListener listener);
}
