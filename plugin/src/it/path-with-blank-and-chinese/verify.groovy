assert new File(basedir, '\u5e94\u7528 \u4e00/target/classes/com/example/tracker/TrackerTopics.class').exists()
return true
