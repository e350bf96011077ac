package io.atforge.dialect;

import io.atforge.dialect.PropertyLines.Property;
import io.atforge.script.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Checks {@code dialect.properties}: each key, each value, and what is not there. */
final class SettingsCheck {

    private final FolderFile file;
    private final Map<String, Property> properties = new LinkedHashMap<>();

    private SettingsCheck(FolderFile file) {
        this.file = file;
    }

    /** Tells the mistakes; gives back the values by their keys. */
    static Map<String, LocatedText> check(FolderFile file) {
        SettingsCheck settings = new SettingsCheck(file);
        for (Property property : PropertyLines.read(file)) {
            settings.check(property);
        }
        settings.tellMissing();
        Map<String, LocatedText> values = new LinkedHashMap<>();
        settings.properties.forEach((key, property) -> values.put(key, property.value()));
        return values;
    }

    private void check(Property property) {
        String id = property.key().text();
        Optional<DialectKey> key = DialectKey.parse(id);
        if (key.isEmpty()) {
            property.key().mistake("unknown key '" + id + "'" + Suggestion.of(id, DialectKey.ids()));
        } else if (properties.putIfAbsent(id, property) != null) {
            property.key().mistake(id + " is there twice; remove one");
        } else if (property.value().text().isBlank()) {
            property.key().mistake(id + " is empty; write a value, or remove the key");
        } else if (Character.isWhitespace(
                property.value().text().charAt(property.value().text().length() - 1))) {
            property.value().mistake(property.value().text().stripTrailing().length(), "remove the blank at the end");
        } else {
            key.get().check().check(property.value());
        }
    }

    private void tellMissing() {
        for (DialectKey key : DialectKey.values()) {
            Property property = properties.get(key.id());
            if (property == null && key.isRequired()) {
                file.mistake(1, 1, "there is no " + key.id() + "; add it");
            }
            key.partner()
                    .filter(partner -> property != null && !properties.containsKey(partner))
                    .ifPresent(partner -> property.key().mistake(key.id() + " needs " + partner + "; add it"));
        }
        boolean framed = properties.keySet().stream()
                .anyMatch(key -> key.startsWith("message.header") || key.startsWith("message.parts."));
        if (!framed) {
            file.mistake(1, 1, "there is no message.header, and no message.parts; add what announces a message");
        }
    }
}
