package io.atforge.maven.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which section takes which keys: a key in the wrong one is a wrong indentation more often than a wrong word. */
final class KnownKeys {

    private static final Map<String, List<String>> HOMES = new TreeMap<>(Map.of(
            "the file", DevicesFileReader.KEYS,
            "platform", PlatformReader.KEYS,
            "publishQuota", PublishQuotaReader.KEYS,
            "modem", ModemReader.KEYS,
            "product", ProductReader.KEYS,
            "topic", TopicReader.KEYS,
            "device", DeviceReader.KEYS));

    private KnownKeys() {}

    /** Where a key is at home; empty if nowhere. */
    static String advice(String key) {
        String homes = HOMES.entrySet().stream()
                .filter(home -> home.getValue().contains(key))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" or "));
        return homes.isEmpty() ? "" : "; it is a key of " + homes + ": start it at the column of the others there";
    }
}
