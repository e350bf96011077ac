package io.atforge.testkit.modem.luat.bearer;

import java.util.concurrent.CompletableFuture;

/** What runs over the data connection, and ends with it. */
public interface BearerUser {

    /** The host shuts the data connection. Completes when the peer knows. */
    CompletableFuture<Void> drop();

    /** The network took the data connection away. */
    void lost();

    /** Nothing gets through any more, and the modem says nothing about it. */
    void freeze();
}
