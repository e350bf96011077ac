package io.atforge.internal.thing;

import static java.util.stream.Collectors.joining;

import io.atforge.InvalidArgumentException;
import io.atforge.UnexpectedReplyException;
import io.atforge.thing.Desired;
import io.atforge.thing.Field;
import io.atforge.thing.PropertyValues;
import io.atforge.thing.ThingModel;
import io.atforge.thing.Values;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the platform wants properties to be: questions, and what the answers mean. */
final class Wishes {

    private Wishes() {}

    static List<Request> get(List<Field<?>> properties, Splitter splitter) {
        if (properties.isEmpty()) {
            throw new InvalidArgumentException("this module of the thing model has no properties to wish for");
        }
        List<Item> items = properties.stream()
                .map(field -> new Item(false, field.identifier(), ""))
                .toList();
        return splitter.split(
                "thing/property/desired/get",
                items,
                group -> group.stream()
                        .map(item -> Envelope.quoted(item.identifier()))
                        .collect(joining(",", "[", "]")));
    }

    static List<Request> delete(Map<String, Long> versions, Splitter splitter) {
        if (versions.isEmpty()) {
            throw new InvalidArgumentException("there is no wish that could be deleted");
        }
        List<Item> items = versions.entrySet().stream()
                .map(wish -> new Item(false, wish.getKey(), "{\"version\":" + wish.getValue() + "}"))
                .sorted(Comparator.comparing(Item::identifier))
                .toList();
        return splitter.split("thing/property/desired/delete", items, Reports::object);
    }

    static <P, D extends PropertyValues<P>> Desired<D> read(Ended ended, ThingModel<P, D, ?> model) {
        if (!ended.result().isSuccess()) {
            return new Desired<>(ended.result(), Optional.empty(), Map.of());
        }
        Map<String, Long> versions = new HashMap<>();
        try {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Field<?> field : model.properties()) {
                Map<String, Object> wish = Envelope.members(ended.data().get(field.identifier()));
                if (wish.get("value") != null) {
                    values.put(field.identifier(), wish.get("value"));
                }
                if (wish.containsKey("version")) {
                    versions.put(field.identifier(), version(field, wish.get("version")));
                }
            }
            D wanted = model.reader().apply(Values.read(values, model.properties()));
            return new Desired<>(ended.result(), Optional.of(wanted), versions);
        } catch (InvalidArgumentException e) {
            Ended unreadable = Ended.unknown(
                    new UnexpectedReplyException("the platform wants what cannot be understood: " + e.getMessage()));
            // with these it can be cleared, else it would come again and again
            return new Desired<>(unreadable.result(), Optional.empty(), versions);
        }
    }

    private static long version(Field<?> field, Object version) {
        try {
            return Long.parseLong(String.valueOf(version));
        } catch (NumberFormatException e) {
            throw new InvalidArgumentException("the version of " + field.identifier() + " is no whole number");
        }
    }
}
