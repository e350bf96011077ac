def root = new File(basedir, 'target/generated-sources/atforge')
assert new File(root, 'com/example/tracker/TrackerTopics.java').exists()
assert new File(root, 'com/example/meter/MeterTopics.java').exists()
assert new File(basedir, 'build.log').text.count('nothing changed: 11 files are up to date') == 2
assert new File(basedir, 'target/atforge/generate/meters/sources.txt').exists()
return true
