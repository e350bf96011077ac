package io.atforge.testkit.platform.thing.tsl;

import io.atforge.testkit.platform.json.JsonText;
import java.util.List;
import java.util.Map;

/** Takes apart what {@link JsonText} has read of a file. */
final class Trees {

    private Trees() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object tree, String where) {
        if (tree instanceof Map) {
            return (Map<String, Object>) tree;
        }
        throw new IllegalArgumentException(where + " is no object");
    }

    @SuppressWarnings("unchecked")
    static List<Object> array(Object tree, String where) {
        if (tree instanceof List) {
            return (List<Object>) tree;
        }
        throw new IllegalArgumentException(where + " is no array");
    }

    static String text(Object tree, String where) {
        if (tree instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(where + " is no text");
    }
}
