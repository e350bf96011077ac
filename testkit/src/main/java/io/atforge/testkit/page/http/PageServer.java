package io.atforge.testkit.page.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a page on 127.0.0.1. One thread serves everybody and waits for nobody, so that a thousand browsers that do not
 * read take neither threads nor memory. Safe for any thread.
 */
public final class PageServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);
    private static final int MOST_CONNECTIONS = 2048;
    // What the system keeps for somebody who does not read is not counted as waiting.
    private static final int SEND_BUFFER = 128 * 1024;
    private static final int CLOSE_SECONDS = 5;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(16 * 1024, 64 * 1024);

    private final EventLoopGroup group = new NioEventLoopGroup(1, new DefaultThreadFactory("atforge-page", true));
    private final EventLoop loop = group.next();
    private final EventReaders readers;
    private final Channel server;
    private final URI address;
    // Of the server's thread.
    private int connections;

    /**
     * Starts to serve.
     *
     * @param content   what the page shows and does
     * @param port      the TCP port; 0 for one that is free
     * @param heartbeat how often readers get a sign of life
     * @throws IllegalArgumentException if the port is not free, or not allowed; says which
     */
    public PageServer(PageContent content, int port, Duration heartbeat) {
        String token = Gate.newToken();
        readers = new EventReaders(loop, content.log());
        server = listen(port, channel -> {
            Gate gate = new Gate(token, channel.localAddress().getPort());
            channel.pipeline().addLast(new HttpServerCodec(), new PageConnection(gate, content, readers));
        });
        address = URI.create(
                "http://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort() + "/" + token + "/");
        content.log().whenNews(readers::news);
        every(heartbeat, readers::keepAlive);
    }

    private Channel listen(int port, Consumer<SocketChannel> serve) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (connections == MOST_CONNECTIONS) {
                            channel.close();
                            return;
                        }
                        connections++;
                        channel.closeFuture().addListener(end -> connections--);
                        serve.accept(channel);
                    }
                });
        try {
            return bootstrap
                    .bind(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)
                    .sync()
                    .channel();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the page was to start", e);
        } catch (Exception e) {
            // What bind throws is checked, and not declared.
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IllegalArgumentException(
                    "cannot open port " + port + " of 127.0.0.1: " + e.getMessage() + "; choose another", e);
        }
    }

    /**
     * Where the page is. Whoever knows the address may see and do everything on it.
     *
     * @return an address on 127.0.0.1 that cannot be guessed
     */
    public URI address() {
        return address;
    }

    /**
     * How many read events at present.
     *
     * @return at most 32
     */
    public int readers() {
        return readers.count();
    }

    /**
     * Does something again and again, on the server's thread.
     *
     * @param period how often
     * @param task   what; must not wait
     */
    public void every(Duration period, Runnable task) {
        loop.scheduleAtFixedRate(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.error("the page failed", e);
                    }
                },
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Hangs up on everybody. Returns when the port is free again. */
    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
