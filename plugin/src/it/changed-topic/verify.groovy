def topics = new File(basedir, 'target/generated-sources/atforge/com/example/tracker/TrackerTopics.java').text
assert topics.contains('PublishTopic<Tracker> TEST = Topic.publish(')
assert new File(basedir, 'build.log').text.contains('1 product: 1 files written, 10 unchanged, 0 deleted')
return true
