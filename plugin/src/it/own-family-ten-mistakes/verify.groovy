def folder = 'src/main/atforge/dialects/mine/'
def errors = new File(basedir, 'build.log').readLines()
        .findAll { it ==~ /\[ERROR] src\/main\/atforge\/.+:\d+:\d+: .+/ }*.replace('[ERROR] ', '')
assert errors[0] == "src/main/atforge/devices.yaml:5:14: keepAlive must be a number from 30 to 1200, not '20'"
assert errors.drop(1) == [
    'answers.txt:3:1: has 3 columns, not 4: command | answer | meaning | cure; a bar with blanks around it separates two',
    "attach.at:11:5: unknown directive 'wihtin'; did you mean 'within'?",
    'dialect.properties:1:1: there is no echo.off; add it',
    'dialect.properties:1:1: there is no lost.modem; add it',
    'dialect.properties:5:26: there is no file detach.at; write one',
    "dialect.properties:8:12: must be a number from 0 to 60000, not 'soon'",
    "dialect.properties:10:1: unknown key 'ehco.off'; did you mean 'echo.off'?",
    "dialect.properties:19:25: '5' is no byte; write two hex digits a byte, as 22 0D 0A",
    'dialect.properties:22:36: malformed regular expression \\+CGEV: [.*: Unclosed character class',
    "errors.properties:1:1: 'ten' is no number of an error; write for example 10 = no SIM card | put one in",
].collect { folder + it }
return true
