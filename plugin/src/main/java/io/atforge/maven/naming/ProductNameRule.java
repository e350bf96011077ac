package io.atforge.maven.naming;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Which names of products can be names of Java classes without confusing a reader or the compiler. */
public final class ProductNameRule {

    private static final Pattern VALID = Pattern.compile("[A-Z][A-Za-z0-9_]{0,63}");

    /** Java accepts these nearly everywhere, which is why {@link SourceVersion#isName} knows nothing against them. */
    private static final Set<String> CONTEXTUAL_KEYWORDS = Set.of(
            "exports",
            "module",
            "open",
            "opens",
            "permits",
            "provides",
            "record",
            "requires",
            "sealed",
            "to",
            "transitive",
            "uses",
            "var",
            "when",
            "with",
            "yield");

    /** The types of java.lang in Java 17, but its errors and exceptions: they are told by their endings. */
    private static final Set<String> JAVA_LANG = Set.copyOf(List.of("""
            Appendable AutoCloseable Boolean Byte CharSequence Character Class ClassLoader ClassValue Cloneable
            Comparable Compiler Deprecated Double Enum Float FunctionalInterface InheritableThreadLocal Integer
            Iterable Long Math Module ModuleLayer Number Object Override Package Process ProcessBuilder ProcessHandle
            Readable Record Runnable Runtime RuntimePermission SafeVarargs SecurityManager Short StackTraceElement
            StackWalker StrictMath String StringBuffer StringBuilder SuppressWarnings System Thread ThreadDeath
            ThreadGroup ThreadLocal Throwable Void""".split("\\s+")));

    private ProductNameRule() {}

    /** What is wrong with a name and what to do, empty if it can be taken. */
    public static Optional<String> violation(String name) {
        if (SourceVersion.isKeyword(name) || CONTEXTUAL_KEYWORDS.contains(name)) {
            return Optional.of("'" + name + "' is a word of the Java language; choose another name" + capital(name));
        }
        if (!VALID.matcher(name).matches()) {
            return Optional.of("'" + name + "' is no name for a product: it becomes a Java class, so it starts with a"
                    + " capital letter A-Z and has at most 64 letters A-Z and a-z, digits and _" + capital(name));
        }
        if (JAVA_LANG.contains(name) || name.endsWith("Exception") || name.endsWith("Error")) {
            return Optional.of("'" + name + "' is a name of java.lang or looks like one; choose another name");
        }
        return Optional.empty();
    }

    private static String capital(String name) {
        if (name.isEmpty()) {
            return "";
        }
        String capitalised = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return !capitalised.equals(name) && VALID.matcher(capitalised).matches() && !JAVA_LANG.contains(capitalised)
                ? ", for example " + capitalised
                : "";
    }
}
