package io.atforge.testkit.thing;

import static io.atforge.testkit.thing.RandomTypes.number;
import static io.atforge.testkit.thing.RandomTypes.type;

import io.atforge.testkit.thing.RandomType.Fault;
import io.atforge.thing.DataType;
import io.atforge.thing.Field;
import io.atforge.thing.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A thing model by chance: what the console would export of it, and its fields for the runtime. Its one event has the same
 * data as there are properties.
 */
final class RandomThing {

    /** A field with all that is known of it. */
    record Member<T>(Field<T> field, String name, RandomType<T> known) {

        static <T> Member<T> of(String prefix, String name, RandomType<T> type) {
            return new Member<>(new Field<>(prefix + name, type.type()), name, type);
        }

        void put(Values.Builder builder, Random random) {
            builder.put(field, known.values().apply(random));
        }

        String tsl() {
            return "{\"identifier\":\"%s\",\"name\":\"名称\",\"accessMode\":\"rw\",\"required\":false,\"dataType\":%s}"
                    .formatted(name, known.tsl());
        }
    }

    static final String EVENT = "happened";

    // Newest limits of the documentation: members of a struct, elements of an array, properties of a report.
    private static final int MOST_MEMBERS = 50;
    private static final int MOST_ELEMENTS = 512;
    private static final int MOST_PROPERTIES = 200;
    private static final String CHARACTERS = "_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final String module;
    private final List<Member<?>> members;
    private final List<Member<?>> data;

    private RandomThing(String module, List<Member<?>> members, List<Member<?>> data) {
        this.module = module;
        this.members = members;
        this.data = data;
    }

    static RandomThing draw(Random random) {
        String module = random.nextInt(4) == 0 ? identifier(random, 30) : "";
        String prefix = module.isEmpty() ? "" : module + ":";
        int count = random.nextInt(20) == 0 ? MOST_PROPERTIES : 1 + random.nextInt(8);
        List<Member<?>> members = members(prefix, count, random, RandomThing::any);
        List<Member<?>> data = members.stream()
                .<Member<?>>map(member -> Member.of("", member.name(), member.known()))
                .toList();
        return new RandomThing(module, members, data);
    }

    List<Member<?>> members() {
        return members;
    }

    List<Field<?>> properties() {
        return fields(members);
    }

    List<Field<?>> data() {
        return fields(data);
    }

    String event() {
        return module.isEmpty() ? EVENT : module + ":" + EVENT;
    }

    /** Values of some of the properties, one at least. */
    Values values(Random random) {
        return some(members, random);
    }

    Values eventValues(Random random) {
        return some(data, random);
    }

    private static Values some(List<Member<?>> members, Random random) {
        Values.Builder builder = Values.builder();
        members.get(0).put(builder, random);
        members.stream().skip(1).filter(member -> random.nextInt(4) > 0).forEach(member -> member.put(builder, random));
        return builder.build();
    }

    private static List<Field<?>> fields(List<Member<?>> members) {
        return members.stream().<Field<?>>map(Member::field).toList();
    }

    String tsl() {
        String list = members.stream().map(Member::tsl).collect(Collectors.joining(","));
        String block =
                module.isEmpty() ? "" : "\"functionBlockId\":\"%s\",\"functionBlockName\":\"块\",".formatted(module);
        return ("{\"schema\":\"https://iotx-tsl.oss-ap-southeast-1.aliyuncs.com/schema.json\",%s"
                        + "\"profile\":{\"productKey\":\"a1hahpgAs3s\"},\"properties\":[%s],\"events\":[{\"identifier\":"
                        + "\"%s\",\"name\":\"事件\",\"type\":\"info\",\"required\":false,\"method\":\"thing.event.%s.post\","
                        + "\"outputData\":[%s]}],\"services\":[]}")
                .formatted(block, list, EVENT, EVENT, list);
    }

    @Override
    public String toString() {
        return tsl();
    }

    private static RandomType<?> any(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> struct(random);
            case 1, 2 -> array(random);
            default -> RandomTypes.simple(random);
        };
    }

    private static List<Member<?>> members(
            String prefix, int count, Random random, Function<Random, RandomType<?>> types) {
        Map<String, Member<?>> members = new LinkedHashMap<>();
        while (members.size() < count) {
            String name = identifier(random, 50);
            members.putIfAbsent(name, Member.of(prefix, name, types.apply(random)));
        }
        return List.copyOf(members.values());
    }

    /** Any that the platform allows, but for the words that it reserves and this model uses. */
    private static String identifier(Random random, int most) {
        int length = random.nextInt(8) == 0 ? most : 2 + random.nextInt(10);
        String name = random.ints(length, 0, CHARACTERS.length())
                .mapToObj(at -> String.valueOf(CHARACTERS.charAt(at)))
                .collect(Collectors.joining());
        return Stream.of("set", "get", "post", "property", "event", "time", "value", EVENT)
                        .anyMatch(name::equals)
                ? "x" + name
                : name;
    }

    private static RandomType<Values> struct(Random random) {
        int count = random.nextInt(10) == 0 ? MOST_MEMBERS : 1 + random.nextInt(4);
        List<Member<?>> members = members("", count, random, RandomTypes::simple);
        DataType<Values> type = DataType.struct(fields(members), Function.identity(), Function.identity());
        List<Supplier<Fault<Values>>> faults = new ArrayList<>();
        faults.add(() -> new Fault<>("no struct", null, "[]", 6312));
        faults.add(() -> {
            Values without = all(members.subList(1, count), random);
            return new Fault<>("a struct without a member", without, without.json(), 6312);
        });
        members.forEach(member -> member.known()
                .faults()
                .forEach(fault -> faults.add(() -> within(members, member, fault.get(), random))));
        return new RandomType<>(
                "struct",
                type("struct", members.stream().map(Member::tsl).collect(Collectors.joining(",", "[", "]"))),
                type,
                with -> all(members, with),
                faults);
    }

    private static Values all(List<Member<?>> members, Random random) {
        Values.Builder builder = Values.builder();
        members.forEach(member -> member.put(builder, random));
        return builder.build();
    }

    /** A struct one of whose members is wrong; its value cannot be made, so that it has only JSON. */
    private static Fault<Values> within(List<Member<?>> members, Member<?> wrong, Fault<?> fault, Random random) {
        if (fault.json() == null) {
            return new Fault<>("in a struct: " + fault.name(), null, null, fault.code());
        }
        Values right = all(members, random);
        String json = members.stream()
                .map(member -> "\"" + member.name() + "\":"
                        + (member.equals(wrong) ? fault.json() : right.json(member.field())))
                .collect(Collectors.joining(",", "{", "}"));
        return new Fault<>("in a struct: " + fault.name(), null, json, fault.code());
    }

    /** Of what an array may hold: int, float, double, text and struct. */
    private static RandomType<?> array(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> array(RandomNumbers.integer(random), random);
            case 1 -> array(RandomNumbers.float32(random), random);
            case 2 -> array(RandomNumbers.float64(random), random);
            case 3 -> array(RandomTypes.text(random), random);
            default -> array(struct(random), random);
        };
    }

    private static <T> RandomType<List<T>> array(RandomType<T> item, Random random) {
        int most = random.nextInt(10) == 0 ? MOST_ELEMENTS : 1 + random.nextInt(5);
        Function<Random, List<T>> values = with ->
                list(item, with.nextInt(4) == 0 ? Math.min(most, 16) : with.nextInt(Math.min(most, 5) + 1), with);
        List<Supplier<Fault<List<T>>>> faults = new ArrayList<>();
        faults.add(() -> new Fault<>("no array", null, "{}", 6328));
        faults.add(() -> {
            T one = item.values().apply(random);
            List<T> many = Stream.generate(() -> one).limit(most + 1L).toList();
            return new Fault<>("an array too long", many, json(item, many), 6324);
        });
        item.faults()
                .forEach(fault -> faults.add(() -> {
                    Fault<T> wrong = fault.get();
                    List<T> list = wrong.value() == null ? null : List.of(wrong.value());
                    return new Fault<>(
                            "in an array: " + wrong.name(),
                            list,
                            wrong.json() == null ? null : "[" + wrong.json() + "]",
                            6325);
                }));
        return new RandomType<>(
                "array of " + item.kind(),
                type("array", "{\"size\":" + number(random, "" + most) + ",\"item\":" + item.tsl() + "}"),
                DataType.array(most, item.type()),
                values,
                faults);
    }

    private static <T> List<T> list(RandomType<T> item, int size, Random random) {
        return Stream.generate(() -> item.values().apply(random)).limit(size).toList();
    }

    private static <T> String json(RandomType<T> item, List<T> elements) {
        return elements.stream().map(item.type()::json).collect(Collectors.joining(",", "[", "]"));
    }
}
