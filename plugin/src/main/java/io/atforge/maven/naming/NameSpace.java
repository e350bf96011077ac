package io.atforge.maven.naming;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Gives each of some things a Java name that no other has. Nothing is refused: a published thing model cannot be renamed,
 * and identifiers that differ only by case are legal in it.
 */
public final class NameSpace {

    private final boolean ignoreCase;
    private final Set<String> reserved = new HashSet<>();
    private final Set<String> taken = new HashSet<>();

    /**
     * What a thing may be called.
     *
     * @param preferred  the name it gets if it alone asks for it
     * @param otherwise  the name it gets else, perhaps with {@code _} or {@code _2} at its end
     * @param identifier what it is called in the user's file: which of two with one {@code otherwise} comes first
     */
    public record Candidate(String preferred, String otherwise, String identifier) {

        /** Checks that all are there. */
        public Candidate {
            Objects.requireNonNull(preferred);
            Objects.requireNonNull(otherwise);
            Objects.requireNonNull(identifier);
        }
    }

    /**
     * Creates a name space.
     *
     * @param ignoreCase whether names that differ by case only are the same, as names of files are on some systems
     * @param reserved   names that nothing gets: as many {@code _} as it takes are put at their end
     */
    public NameSpace(boolean ignoreCase, Set<String> reserved) {
        this.ignoreCase = ignoreCase;
        reserved.forEach(name -> this.reserved.add(key(name)));
    }

    /**
     * Names things of one kind. Those of an earlier call keep their names. If several prefer one name, none of them gets
     * it.
     *
     * @param candidates what each may be called
     * @return the names, in the same order
     */
    public List<String> claim(List<Candidate> candidates) {
        Map<String, Integer> claims = new HashMap<>();
        candidates.forEach(candidate -> claims.merge(key(free(candidate.preferred())), 1, Integer::sum));
        String[] names = new String[candidates.size()];
        for (int i = 0; i < names.length; i++) {
            String name = free(candidates.get(i).preferred());
            if (claims.get(key(name)) == 1 && taken.add(key(name))) {
                names[i] = name;
            }
        }
        // By name, so that another order in the file changes nothing.
        IntStream.range(0, names.length)
                .filter(i -> names[i] == null)
                .boxed()
                .sorted(Comparator.comparing(
                        candidates::get,
                        Comparator.comparing(Candidate::otherwise).thenComparing(Candidate::identifier)))
                .forEach(i -> names[i] = next(free(candidates.get(i).otherwise())));
        return Arrays.asList(names);
    }

    private String free(String name) {
        String free = name;
        while (reserved.contains(key(free))) {
            free += "_";
        }
        return free;
    }

    private String next(String name) {
        String next = name;
        for (int n = 1; !taken.add(key(next)); n++) {
            next = name + "_" + (n == 1 ? "" : n);
        }
        return next;
    }

    private String key(String name) {
        return ignoreCase ? name.toLowerCase(Locale.ROOT) : name;
    }
}
