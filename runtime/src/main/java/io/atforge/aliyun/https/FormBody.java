package io.atforge.aliyun.https;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.StringJoiner;

/** The body of a form. */
final class FormBody {

    private final StringJoiner pairs = new StringJoiner("&");

    FormBody with(String name, String value) {
        pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        return this;
    }

    FormBody with(String name, OptionalLong value) {
        value.ifPresent(number -> with(name, Long.toString(number)));
        return this;
    }

    @Override
    public String toString() {
        return pairs.toString();
    }
}
