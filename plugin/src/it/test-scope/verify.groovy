assert new File(basedir, 'target/test-classes/com/example/tracker/TrackerTopics.class').exists()
assert new File(basedir, 'target/test-classes/META-INF/atforge/Tracker/connect.at').exists()
assert !new File(basedir, 'target/classes/META-INF').exists()
assert !new File(basedir, 'target/generated-sources/atforge').exists()
return true
