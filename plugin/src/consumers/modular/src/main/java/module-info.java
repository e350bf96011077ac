/** A consumer with a module of its own. */
module com.example.tracker {
    requires transitive io.atforge.runtime;

    exports com.example.tracker;
}
