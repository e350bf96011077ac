package io.atforge.internal.thing;

/**
 * What goes into one message as a whole.
 *
 * @param event      whether it is an event; else a property
 * @param identifier the identifier
 * @param json       what stands behind it
 */
record Item(boolean event, String identifier, String json) {

    String member() {
        return Envelope.quoted(identifier) + ":" + json;
    }
}
