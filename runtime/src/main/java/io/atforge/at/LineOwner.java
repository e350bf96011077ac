package io.atforge.at;

/** Whose a line of the modem is. */
enum LineOwner {
    /** It is the answer, a part of it, or the completion of a command that waits for it. */
    COMMAND,
    /** It completes a command that was given up. */
    GIVEN_UP,
    /** It completes one command more than there are. */
    ONE_TOO_MANY,
    /** No command asked for it. */
    NOBODY
}
