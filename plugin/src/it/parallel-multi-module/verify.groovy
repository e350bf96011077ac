['one', 'two', 'three'].each { module ->
    def classes = new File(basedir, "$module/target/classes")
    assert new File(classes, "com/example/tracker/Tracker${module.capitalize()}Topics.class").exists()
    assert new File(classes, 'com/example/tracker').list().size() == 5
}
assert !new File(basedir, 'build.log').text.contains('not marked')
return true
