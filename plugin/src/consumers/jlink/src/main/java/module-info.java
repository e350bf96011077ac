/** A program that is a module, as jlink wants it. */
module com.example.tracker {
    requires transitive io.atforge.runtime;

    exports com.example.tracker;
}
