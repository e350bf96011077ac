package io.atforge.testkit;

import static io.atforge.testkit.TlsConversation.HOST;
import static io.atforge.testkit.TlsConversation.attached;
import static io.atforge.testkit.TlsConversation.check;
import static io.atforge.testkit.TlsConversation.succeeds;
import static io.atforge.testkit.TlsConversation.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.modem.uplink.HostResolver;
import io.atforge.testkit.platform.tls.CertificateAuthority;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A modem and a server that both show a certificate, and check the other's. */
@Tag("slow")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ModemClientCertificateTest {

    @Test
    void showsItsOwnCertificateAtLevelTwo() throws Exception {
        Instant now = Instant.now();
        CertificateAuthority authority = new CertificateAuthority("both sides", now);
        CertificateAuthority.Identity server = authority.issue(List.of(HOST), now, now.plusSeconds(3600));
        CertificateAuthority.Identity client = authority.issue(List.of("modem"), now, now.plusSeconds(3600));
        SSLContext context = mutual(authority, server);
        try (SSLServerSocket socket = (SSLServerSocket)
                        context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
                VirtualModem modem = VirtualModem.builder()
                        .hosts(HostResolver.route(
                                "*", new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort())))
                        .build()) {
            socket.setNeedClientAuth(true);
            HostTerminal terminal = attached(modem);
            check(terminal, authority.pem(), 2, HOST);
            write(terminal, "client.crt", client.certificatePem());
            write(terminal, "client.key", client.keyPem());
            terminal.ok("AT+SSLCFG=\"clientcert\",88,\"client.crt\"");
            terminal.ok("AT+SSLCFG=\"clientkey\",88,\"client.key\"");
            CompletableFuture<Certificate> shown = CompletableFuture.supplyAsync(() -> peer(socket));
            succeeds(terminal);
            assertThat(shown.get(20, TimeUnit.SECONDS)).isEqualTo(client.certificate());
        }
    }

    private static Certificate peer(ServerSocket server) {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static SSLContext mutual(CertificateAuthority authority, CertificateAuthority.Identity server)
            throws Exception {
        char[] password = "x".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry("server", server.key(), password, new Certificate[] {server.certificate()});
        store.setCertificateEntry("ca", (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new java.io.ByteArrayInputStream(authority.pem().getBytes(StandardCharsets.US_ASCII))));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
