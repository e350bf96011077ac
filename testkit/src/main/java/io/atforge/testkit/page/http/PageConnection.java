package io.atforge.testkit.page.http;

import io.atforge.testkit.platform.json.JsonText;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One request of a browser: answered, and hung up. */
final class PageConnection extends SimpleChannelInboundHandler<HttpObject> {

    /** The longest body of an order, in bytes. */
    static final int MOST_BYTES = 400_000;

    private static final long PATIENCE_SECONDS = 30;
    // So long the rest of a request is read and thrown away; else the answer may be lost with the connection.
    private static final long LINGER_SECONDS = 10;
    private static final String JSON = "application/json";

    private final Gate gate;
    private final PageContent content;
    private final EventReaders readers;
    private final ByteArrayOutputStream order = new ByteArrayOutputStream();
    private Optional<EventReader> reader = Optional.empty();
    private Future<?> patience = CompletableFuture.completedFuture(null);
    private boolean ordering;
    private boolean answered;

    PageConnection(Gate gate, PageContent content, EventReaders readers) {
        this.gate = gate;
        this.content = content;
        this.readers = readers;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        patience = context.executor().schedule(() -> context.close(), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        patience.cancel(false);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
        if (answered) {
            return;
        }
        if (message.decoderResult().isFailure()) {
            answer(context, Answers.empty(HttpResponseStatus.BAD_REQUEST));
        } else if (message instanceof HttpRequest request) {
            request(context, request);
        } else if (ordering && message instanceof HttpContent part) {
            order(context, part);
        }
    }

    private void request(ChannelHandlerContext context, HttpRequest request) {
        Optional<String> path = gate.path(request);
        boolean isGet = request.method().equals(HttpMethod.GET);
        if (!gate.knowsHost(request)) {
            answer(context, Answers.empty(HttpResponseStatus.FORBIDDEN));
        } else if (path.isPresent() && isGet) {
            get(context, request, path.get());
        } else if (path.isPresent()
                && request.method().equals(HttpMethod.POST)
                && path.get().equals("do")) {
            post(context, request);
        } else {
            answer(context, Answers.empty(HttpResponseStatus.NOT_FOUND));
        }
    }

    private void get(ChannelHandlerContext context, HttpRequest request, String path) {
        Optional<StaticFile> file = StaticFile.at(path);
        if (file.isPresent()) {
            answer(
                    context,
                    Answers.of(
                            HttpResponseStatus.OK, file.get().type(), file.get().bytes()));
        } else if (path.equals("transcript")) {
            answer(context, Answers.attachment("transcript.txt", content.transcript()));
        } else if (path.equals("events")) {
            events(context, request);
        } else {
            answer(context, Answers.empty(HttpResponseStatus.NOT_FOUND));
        }
    }

    private void events(ChannelHandlerContext context, HttpRequest request) {
        if (readers.isFull()) {
            answer(context, Answers.empty(HttpResponseStatus.SERVICE_UNAVAILABLE));
            return;
        }
        answered = true;
        patience.cancel(false);
        context.write(Answers.stream("text/event-stream"));
        EventReader own = readers.add(context.channel());
        reader = Optional.of(own);
        long last = lastEvent(request);
        if (last > 0) {
            context.flush();
            own.resume(last);
        } else {
            own.begin(content.hello());
        }
    }

    /** What the browser has heard last; 0 for nothing, or for what was never said here. */
    private long lastEvent(HttpRequest request) {
        try {
            long last = Long.parseLong(request.headers().get("Last-Event-ID", "0"));
            return last > content.log().last() ? 0 : last;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void post(ChannelHandlerContext context, HttpRequest request) {
        if (!gate.isOwnOrder(request)) {
            answer(context, Answers.empty(HttpResponseStatus.FORBIDDEN));
        } else if (request.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
                && HttpUtil.getContentLength(request, 0L) > MOST_BYTES) {
            answer(context, Answers.empty(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE));
        } else {
            ordering = true;
        }
    }

    private void order(ChannelHandlerContext context, HttpContent part) {
        if (order.size() + part.content().readableBytes() > MOST_BYTES) {
            answer(context, Answers.empty(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE));
            return;
        }
        byte[] bytes = new byte[part.content().readableBytes()];
        part.content().readBytes(bytes);
        order.writeBytes(bytes);
        if (part instanceof LastHttpContent) {
            answered = true;
            patience.cancel(false);
            content.act(order.toString(StandardCharsets.UTF_8))
                    .thenAcceptAsync(wrong -> done(context, wrong), context.executor());
        }
    }

    private void done(ChannelHandlerContext context, Optional<String> wrong) {
        answer(
                context,
                wrong.map(why -> Answers.of(
                                HttpResponseStatus.BAD_REQUEST,
                                JSON,
                                JsonText.write(Map.of("error", why)).getBytes(StandardCharsets.UTF_8)))
                        .orElseGet(() -> Answers.empty(HttpResponseStatus.NO_CONTENT)));
    }

    private void answer(ChannelHandlerContext context, FullHttpResponse response) {
        answered = true;
        context.writeAndFlush(response).addListener(sent -> {
            ((SocketChannel) context.channel()).shutdownOutput();
            context.executor().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
        });
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        reader.filter(own -> context.channel().isWritable())
                .filter(EventReader::send)
                .ifPresent(own -> readers.news());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // The browser has gone, or something else than a browser has come.
        context.close();
    }
}
