import java.util.zip.ZipFile

assert new ZipFile(new File(basedir, 'target/it-1.jar')).getEntry('module-info.class')
return true
