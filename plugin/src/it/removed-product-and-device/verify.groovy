def root = new File(basedir, 'target/generated-sources/atforge/com/example/tracker')
assert new File(root, 'TrackerDevices.java').text.contains('Device<Tracker> TEST')
assert !new File(root, 'TrackerDevices.java').text.contains('GONE')
assert !new File(root, 'GoneTopics.java').exists()
assert !new File(basedir, 'target/generated-resources/atforge/META-INF/atforge/Gone').exists()
assert new File(root, 'Foreign.java').text == 'of another tool'
assert new File(basedir, 'build.log').text.contains('11 deleted')
return true
