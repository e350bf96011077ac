def foreign = new File(basedir, 'target/generated-sources/atforge/com/example/tracker/Foreign.java')
foreign.parentFile.mkdirs()
foreign.text = 'of another tool'
return true
