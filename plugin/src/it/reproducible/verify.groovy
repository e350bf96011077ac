assert new File(basedir, 'a/target/it-1.jar').bytes == new File(basedir, 'b/c/target/it-1.jar').bytes
return true
