package io.atforge.aliyun.https;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.atforge.AuthenticationError;
import io.atforge.AuthenticationException;
import io.atforge.UnexpectedReplyException;
import io.atforge.aliyun.Endpoint;
import java.net.URI;

/** The JSON that the platform's HTTPS services answer with: a code, and data if the code is 200. */
final class PlatformReply {

    private static final int DONE = 200;
    private static final int HTTPS_PORT = 443;

    private PlatformReply() {}

    static URI uri(Endpoint authenticator, String path) {
        String port = authenticator.port() == HTTPS_PORT ? "" : ":" + authenticator.port();
        return URI.create("https://" + authenticator.host() + port + path);
    }

    static JsonObject data(HttpsReply reply, URI uri) {
        JsonObject answer;
        try {
            answer = JsonParser.object().from(reply.body());
        } catch (JsonParserException e) {
            // the parser's message may quote the body
            throw new UnexpectedReplyException(uri.getHost() + " answered " + uri.getPath() + " with HTTP status "
                    + reply.status() + " and " + reply.body().length() + " characters that are no JSON object; is a"
                    + " proxy or a login page between?");
        }
        int code = answer.getInt("code", reply.status());
        if (code != DONE) {
            AuthenticationError error = AuthenticationError.of(code);
            throw new AuthenticationException(
                    error,
                    code,
                    uri.getHost() + " answered " + uri.getPath() + " with code " + code + ": " + error.advice());
        }
        JsonObject data = answer.getObject("data");
        if (data == null) {
            throw incomplete(uri, "data");
        }
        return data;
    }

    static String text(JsonObject data, String key, URI uri) {
        String text = data.getString(key);
        if (text == null || text.isEmpty()) {
            throw incomplete(uri, key);
        }
        return text;
    }

    private static UnexpectedReplyException incomplete(URI uri, String key) {
        return new UnexpectedReplyException(uri.getHost() + " answered " + uri.getPath() + " without " + key);
    }
}
