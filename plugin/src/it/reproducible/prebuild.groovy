import java.nio.file.Files

def files = []
new File(basedir, 'src').eachFileRecurse(groovy.io.FileType.FILES) { files << it }
files << new File(basedir, 'pom.xml')
['a', 'b/c'].each { clone ->
    files.each { file ->
        def copy = basedir.toPath().resolve(clone).resolve(basedir.toPath().relativize(file.toPath()))
        Files.createDirectories(copy.parent)
        Files.copy(file.toPath(), copy)
    }
}
return true
