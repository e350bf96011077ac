package io.atforge.dialect;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The families of this program: each is read once. */
final class LoadedDialects {

    private static final Map<String, Dialect> BUILT_IN = new ConcurrentHashMap<>();

    /** The families beside a class, which go with the class. */
    private static final ClassValue<Map<String, Dialect>> BESIDE = new ClassValue<>() {
        @Override
        protected Map<String, Dialect> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private LoadedDialects() {}

    /** One of the library's. */
    static Optional<Dialect> builtIn(String name) {
        return find(BUILT_IN, name, Dialect.class);
    }

    /** One that lies in the jar of a class. */
    static Optional<Dialect> beside(Class<?> near, String name) {
        return find(BESIDE.get(near), name, near);
    }

    private static Optional<Dialect> find(Map<String, Dialect> loaded, String name, Class<?> near) {
        return Optional.ofNullable(loaded.computeIfAbsent(
                name,
                folder -> DialectFolder.find(folder, DialectFiles.beside(near, folder))
                        .orElse(null)));
    }
}
