package io.atforge.internal.thing;

/**
 * What the platform is asked or told.
 *
 * @param tail   the topic behind {@code /sys/<product key>/<device name>/}
 * @param params JSON
 */
record Request(String tail, String params) {

    String replyTail() {
        return tail + "_reply";
    }

    String method() {
        return tail.replace('/', '.');
    }
}
