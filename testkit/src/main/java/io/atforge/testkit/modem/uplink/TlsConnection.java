package io.atforge.testkit.modem.uplink;

import io.atforge.testkit.time.Scheduler;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.List;

/** A connection with TLS that waits for CONNECT. It is up when TLS is; a server then says nothing before CONNECT. */
final class TlsConnection extends ChannelInboundHandlerAdapter implements Uplink.TcpLink {

    private final Scheduler scheduler;
    private final Uplink.TcpListener listener;
    private final Scheduler.Timer patience;
    private final Channel channel;
    // Known on the scheduler only.
    private boolean up;
    private boolean ended;

    TlsConnection(Destination to, Tls tls, Uplink.TcpListener listener, Scheduler scheduler) {
        this.scheduler = scheduler;
        this.listener = listener;
        patience = scheduler.schedule(tls.patience(), this::failed);
        channel = NettyConnector.open(to, List.of(this))
                .addListener(attempt -> {
                    if (!attempt.isSuccess()) {
                        scheduler.execute(this::failed);
                    }
                })
                .channel();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            scheduler.execute(handshake.isSuccess() ? this::opened : this::failed);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        scheduler.execute(this::hungUp);
    }

    // The end of the connection, or of the handshake, follows and is reported; a modem says no more.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private void opened() {
        if (!ended) {
            up = true;
            patience.cancel();
            listener.opened();
        }
    }

    private void failed() {
        if (!ended && !up) {
            close();
            listener.failed();
        }
    }

    private void hungUp() {
        if (!ended && up) {
            close();
            listener.hungUp();
        } else {
            failed();
        }
    }

    @Override
    public void close() {
        ended = true;
        patience.cancel();
        channel.close();
    }
}
