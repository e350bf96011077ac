package io.atforge.maven.naming;

import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceLocation;
import java.util.HashMap;
import java.util.Map;

/** Refuses what is named twice. */
public final class UniqueNames {

    private record Claim(String owner, SourceLocation location) {}

    private final Map<String, Claim> claims = new HashMap<>();
    private final Problems problems;

    public UniqueNames(Problems problems) {
        this.problems = problems;
    }

    /** Claims a name for something that is called the same, for example a device. False if it was taken. */
    public boolean claim(String what, String name, SourceLocation location) {
        Claim earlier = claims.putIfAbsent(name, new Claim(name, location));
        if (earlier != null) {
            problems.add(
                    location,
                    what + " '" + name + "' is already on line "
                            + earlier.location().line() + "; remove one");
        }
        return earlier == null;
    }

    /** Claims a Java name for something that is called otherwise. */
    public void claimFor(String owner, String javaName, SourceLocation location) {
        Claim earlier = claims.putIfAbsent(javaName, new Claim(owner, location));
        if (earlier != null) {
            problems.add(
                    location,
                    "'" + owner + "' and '" + earlier.owner() + "' on line "
                            + earlier.location().line() + " would both become " + javaName + " in Java; rename one");
        }
    }
}
