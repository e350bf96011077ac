package io.atforge.testkit.modem.uplink;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Opens TCP connections, with TLS by the JDK where it is wanted. */
final class NettyConnector {

    // One daemon thread for all modems of a JVM, as the MQTT client has its own.
    private static final EventLoopGroup GROUP =
            new NioEventLoopGroup(1, new DefaultThreadFactory("virtual-modem-network", true));

    private NettyConnector() {}

    /**
     * Opens a connection.
     *
     * @param to       where to
     * @param handlers what the connection passes behind TLS, made anew for it
     * @return the attempt
     */
    static ChannelFuture open(Destination to, List<ChannelHandler> handlers) {
        return new Bootstrap()
                .group(GROUP)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        to.tls().ifPresent(tls -> channel.pipeline().addLast(encryption(tls)));
                        handlers.forEach(channel.pipeline()::addLast);
                    }
                })
                .connect(to.address());
    }

    private static SslHandler encryption(Tls tls) {
        SslHandler handler = new SslHandler(engine(tls));
        // The modem's own scheduler ends what takes too long.
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    private static SSLEngine engine(Tls tls) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys = tls.keys().isPresent() ? tls.keys().get().getKeyManagers() : null;
            context.init(keys, tls.trust().getTrustManagers(), null);
            SSLEngine engine = tls.hostname().isPresent()
                    ? context.createSSLEngine(tls.hostname().get(), 0)
                    : context.createSSLEngine();
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setProtocols(tls.protocols().toArray(new String[0]));
            if (!tls.ciphers().isEmpty()) {
                parameters.setCipherSuites(tls.ciphers().toArray(new String[0]));
            }
            if (tls.hostname().isPresent() && tls.checked()) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            engine.setSSLParameters(parameters);
            return engine;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no TLS", e);
        }
    }
}
