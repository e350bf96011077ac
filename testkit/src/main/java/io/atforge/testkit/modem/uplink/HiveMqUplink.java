package io.atforge.testkit.modem.uplink;

import io.atforge.testkit.time.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;

/** The real way out: TCP and TLS by the JDK, HTTP by Netty, MQTT 3.1.1 by the HiveMQ client. */
public final class HiveMqUplink implements Uplink {

    private final Scheduler scheduler;

    public HiveMqUplink(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public TcpLink dial(Destination to, TcpListener listener) {
        if (to.tls().isPresent()) {
            return new TlsConnection(to, to.tls().get(), listener, scheduler);
        }
        try {
            AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
            channel.connect(to.address(), null, new Dial(channel, listener));
            return () -> close(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public MqttLink connect(
            Destination to, MqttIdentity identity, boolean clean, int keepAlive, MqttLink.Listener listener) {
        return HiveMqLink.connect(to, identity, clean, keepAlive, listener, scheduler);
    }

    @Override
    public TcpLink call(Destination to, HttpRequest call, HttpListener listener) {
        return new NettyHttpExchange(to, call, listener, scheduler);
    }

    private static void close(AsynchronousSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the connection, then for the broker to close it: some do after five seconds without CONNECT. */
    private final class Dial implements CompletionHandler<Void, Void> {

        private final AsynchronousSocketChannel channel;
        private final TcpListener listener;

        Dial(AsynchronousSocketChannel channel, TcpListener listener) {
            this.channel = channel;
            this.listener = listener;
        }

        @Override
        public void completed(Void result, Void attachment) {
            scheduler.execute(listener::opened);
            channel.read(ByteBuffer.allocate(1), null, new CompletionHandler<Integer, Void>() {
                @Override
                public void completed(Integer count, Void attachment) {
                    end();
                }

                @Override
                public void failed(Throwable error, Void attachment) {
                    end();
                }
            });
        }

        @Override
        public void failed(Throwable error, Void attachment) {
            close(channel);
            scheduler.execute(listener::failed);
        }

        // A broker says nothing before CONNECT, so any byte or error here is the end.
        private void end() {
            if (channel.isOpen()) {
                close(channel);
                scheduler.execute(listener::hungUp);
            }
        }
    }
}
