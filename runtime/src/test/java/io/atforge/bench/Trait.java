package io.atforge.bench;

/** What only some families do: a fault that needs it cannot occur in the others. */
public enum Trait {
    /** A topic may come without quotes. */
    TOPIC_WITHOUT_QUOTES,
    /** The address of the bearer comes in a line without a name. */
    ADDRESS_WITHOUT_NAME,
    /** There is a TCP connection before anybody signs in on it. */
    TCP_BEFORE_SIGN_IN,
    /** What completes a publish or a subscription bears the message id of its command. */
    RESULTS_WITH_ID,
    /** A result that fails a command may come before the ERROR that ends it. */
    FAILURE_BEFORE_ERROR,
    /** A message comes in parts, each with a length. */
    MESSAGES_IN_PARTS,
    /** Messages are kept in slots for a read-out, and the newest overwrites the oldest. */
    SLOTS_THAT_ARE_OVERWRITTEN
}
