package io.atforge.testkit.platform;

/**
 * An MQTT topic filter, by MQTT 3.1.1, section 4.7.
 *
 * @param text the filter; a topic is a filter without wildcards
 */
public record TopicFilter(String text) {

    /**
     * Whether every topic that another filter can match is matched by this one too.
     *
     * @param other a filter or a topic
     * @return true if this one lets at least as much through
     */
    public boolean covers(String other) {
        String[] mine = text.split("/", -1);
        String[] theirs = other.split("/", -1);
        int level = 0;
        while (level < mine.length && level < theirs.length) {
            if (mine[level].equals("#")) {
                return true;
            }
            boolean same = mine[level].equals(theirs[level]);
            boolean anyOneLevel = mine[level].equals("+") && !theirs[level].equals("#");
            if (!same && !anyOneLevel) {
                return false;
            }
            level++;
        }
        // "a/#" also matches "a".
        boolean parentOfRest = level == mine.length - 1 && mine[level].equals("#");
        return level == theirs.length && (level == mine.length || parentOfRest);
    }
}
