// The project is what the README says, word for word.
def root = basedir.parentFile.parentFile.parentFile.parentFile
def readme = new File(root, 'README.md').getText('UTF-8')
def block = { heading, language ->
    def section = readme.split("\n## $heading\n")[1]
    section.split("```$language\n")[1].split('```')[0]
}
def pom = new File(basedir, 'pom.xml')
pom.setText(pom.getText('UTF-8').replace('<!-- README -->', block('In your own project', 'xml')), 'UTF-8')
def devices = new File(basedir, 'src/main/atforge/devices.yaml')
devices.parentFile.mkdirs()
devices.setText(block('devices.yaml', 'yaml'), 'UTF-8')

// The plugin and the runtime are installed for all stories; the testkit is for this one.
def version = (pom.getText('UTF-8') =~ /atforge-testkit<\/artifactId>\s*<version>([^<]+)/)[0][1]
def home = new File(localRepositoryPath, "io/atforge/atforge-testkit/$version")
home.mkdirs()
new File(home, "atforge-testkit-${version}.pom").bytes = new File(root, 'testkit/target/flattened-pom.xml').bytes
new File(home, "atforge-testkit-${version}.jar").bytes =
        new File(root, "testkit/target/atforge-testkit-${version}.jar").bytes
return true
