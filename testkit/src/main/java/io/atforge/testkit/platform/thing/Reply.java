package io.atforge.testkit.platform.thing;

import java.util.Map;

/**
 * How a request of a device ends.
 *
 * @param code 200, or what is wrong
 * @param data what is answered beside the code
 */
record Reply(int code, Map<String, Object> data) {

    static Reply of(int code) {
        return new Reply(code, Map.of());
    }
}
