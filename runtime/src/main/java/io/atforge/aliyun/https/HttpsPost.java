package io.atforge.aliyun.https;

import java.net.URI;

/** Posts a form over HTTPS. {@link HostHttps} does it over the host's own network. */
@FunctionalInterface
public interface HttpsPost {

    /**
     * Posts a form, and waits for the answer, for a bounded time.
     *
     * @param uri  where to
     * @param form the form, in {@code application/x-www-form-urlencoded}
     * @return the answer, whatever its status
     * @throws io.atforge.PlatformUnreachableException if there is no answer, or the server is not who it should be
     * @throws io.atforge.UnexpectedReplyException     if the body is longer than {@link HttpsReply#MAX_BODY}
     */
    HttpsReply post(URI uri, String form);
}
