def log = new File(basedir, 'build.log').text
['generate', 'generate-test', 'validate', 'sign', 'script', 'run', 'init', 'help'].each { assert log.contains("atforge:$it") }
['devices', 'scripts', 'packageName', 'embedSecrets', 'outputDirectory', 'testDevices', 'device', 'product', 'server',
        'timestamp', 'topic', 'payload', 'port', 'waitSeconds', 'certificates', 'skip'].each { assert log.contains("atforge.$it") }
return true
