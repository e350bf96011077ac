package io.atforge.testkit.modem.uplink;

import io.atforge.testkit.time.Scheduler;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.List;

/** One request and its answer, on a connection of its own. */
final class NettyHttpExchange extends SimpleChannelInboundHandler<FullHttpResponse> implements Uplink.TcpLink {

    // More than a modem ever keeps: longer answers only have to be recognised.
    private static final int MOST_BYTES = 1024 * 1024;

    private final HttpRequest call;
    private final boolean encrypted;
    private final Uplink.HttpListener listener;
    private final Scheduler scheduler;
    private final Scheduler.Timer patience;
    private final Channel channel;
    // Known on the network's thread only.
    private boolean secured;
    // Known on the scheduler only.
    private boolean ended;

    NettyHttpExchange(Destination to, HttpRequest call, Uplink.HttpListener listener, Scheduler scheduler) {
        this.call = call;
        this.listener = listener;
        this.scheduler = scheduler;
        encrypted = to.tls().isPresent();
        patience = to.tls()
                .map(tls -> scheduler.schedule(tls.patience(), () -> end(() -> listener.failed(HttpStatus.TLS_NOT_UP))))
                .orElse(() -> {});
        channel = NettyConnector.open(
                        to,
                        List.of(
                                // A body that ends before its announced length is an error, not an answer.
                                new HttpClientCodec(), new HttpObjectAggregator(MOST_BYTES), this))
                .addListener(attempt -> {
                    if (!attempt.isSuccess()) {
                        end(() -> listener.failed(HttpStatus.NETWORK_ERROR));
                    }
                })
                .channel();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!encrypted) {
            send(context);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                secured = true;
                scheduler.execute(patience::cancel);
                send(context);
            } else {
                end(() -> listener.failed(HttpStatus.TLS_NOT_UP));
            }
        }
    }

    private void send(ChannelHandlerContext context) {
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(call.method()),
                call.path(),
                Unpooled.wrappedBuffer(call.body()));
        request.headers().set(HttpHeaderNames.HOST, call.host());
        request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        call.headers().forEach(header -> request.headers().set(header.getKey(), header.getValue()));
        if (call.method().equals("POST")) {
            request.headers().set(HttpHeaderNames.CONTENT_LENGTH, call.body().length);
        }
        context.writeAndFlush(request);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        int status = response.status().code();
        byte[] body = ByteBufUtil.getBytes(response.content());
        boolean whole = response.decoderResult().isSuccess();
        end(() -> {
            if (whole) {
                listener.answered(status, body);
            } else {
                listener.failed(HttpStatus.NETWORK_ERROR);
            }
        });
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        int status = encrypted && !secured ? HttpStatus.TLS_NOT_UP : HttpStatus.NETWORK_ERROR;
        end(() -> listener.failed(status));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        int status = cause instanceof TooLongHttpContentException
                ? HttpStatus.NO_MEMORY
                : encrypted && !secured ? HttpStatus.TLS_NOT_UP : HttpStatus.NETWORK_ERROR;
        end(() -> listener.failed(status));
    }

    private void end(Runnable report) {
        scheduler.execute(() -> {
            if (!ended) {
                close();
                report.run();
            }
        });
    }

    @Override
    public void close() {
        ended = true;
        patience.cancel();
        channel.close();
    }
}
