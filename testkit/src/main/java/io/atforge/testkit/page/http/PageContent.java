package io.atforge.testkit.page.http;

import io.atforge.testkit.page.event.EventLog;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a page shows and does. Called on the server's thread, which must not wait. */
public interface PageContent {

    /**
     * What is shown.
     *
     * @return one JSON object
     */
    String hello();

    /**
     * What happens.
     *
     * @return the live log
     */
    EventLog log();

    /**
     * The conversation between host and modem, as far as it is kept.
     *
     * @return a wire transcript
     */
    String transcript();

    /**
     * Does what the page asks for.
     *
     * @param order what, as JSON
     * @return what is wrong with it; empty once it is done
     */
    CompletableFuture<Optional<String>> act(String order);
}
