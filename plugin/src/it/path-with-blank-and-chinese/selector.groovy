// Java cannot name such files where the system's encoding has no Chinese.
return java.nio.charset.Charset.forName(System.getProperty('sun.jnu.encoding')).newEncoder().canEncode('\u5e94')
