import java.nio.file.Files

def files = []
new File(basedir, 'src').eachFileRecurse(groovy.io.FileType.FILES) { files << it }
files << new File(basedir, 'pom.xml')
['\u5e94\u7528 \u4e00'].each { clone ->
    files.each { file ->
        def copy = basedir.toPath().resolve(clone).resolve(basedir.toPath().relativize(file.toPath()))
        Files.createDirectories(copy.parent)
        Files.copy(file.toPath(), copy)
    }
}
return true
