package io.atforge.testkit.modem.files;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The modem's files, which a restart does not touch. There are no folders. */
public final class FileSystem {

    // "+FSMEM: 64100 bytes" in the vendor's log of an Air780EP.
    private static final int CAPACITY = 64_100;

    private final Map<String, byte[]> files = new TreeMap<>();

    public boolean create(String name) {
        return files.putIfAbsent(name, new byte[0]) == null;
    }

    public boolean delete(String name) {
        return files.remove(name) != null;
    }

    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Writes into a file that exists; what lies behind the new bytes stays. Says whether there was room. */
    public boolean write(String name, int position, byte[] bytes) {
        byte[] old = files.get(name);
        byte[] content = Arrays.copyOf(old, Math.max(old.length, position + bytes.length));
        System.arraycopy(bytes, 0, content, position, bytes.length);
        if (content.length - old.length > free()) {
            return false;
        }
        files.put(name, content);
        return true;
    }

    public int free() {
        return CAPACITY
                - files.values().stream().mapToInt(content -> content.length).sum();
    }

    public List<String> names() {
        return List.copyOf(files.keySet());
    }
}
