package io.atforge.at;

/**
 * Whether echo should be off, and whether it is time to ask for that once more: a modem that restarts by itself echoes
 * again. One that goes on echoing is not asked twice.
 */
final class EchoOff {

    private final String command;
    private boolean wanted;
    private boolean askedAgain;

    EchoOff(String command) {
        this.command = command;
    }

    /** The modem has restarted, and will be set up anew. */
    void forget() {
        wanted = false;
        askedAgain = false;
    }

    /** Takes note of a command that ended; tells whether echo has to be turned off again. */
    boolean isToBeRepeatedAfter(QueuedCommand ended) {
        if (ended.command().line().equals(command)) {
            wanted = ended.transaction().result() instanceof AtResult.Done;
            return false;
        }
        boolean repeat = wanted && ended.isEchoed() && !askedAgain;
        askedAgain = ended.isEchoed() && (askedAgain || repeat);
        return repeat;
    }
}
