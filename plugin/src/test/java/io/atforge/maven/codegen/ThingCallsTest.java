package io.atforge.maven.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.check.ThingFixtures;
import io.atforge.maven.descriptor.thing.EventType;
import io.atforge.maven.descriptor.thing.Member;
import io.atforge.maven.descriptor.thing.ServiceMethod;
import io.atforge.maven.descriptor.thing.ThingDescriptor;
import io.atforge.maven.naming.JavaPackage;
import io.atforge.maven.naming.ProductTypes;
import io.atforge.maven.thing.ThingDeclaration;
import io.atforge.maven.thing.ThingField;
import io.atforge.thing.EventValues;
import io.atforge.thing.Field;
import io.atforge.thing.Service;
import io.atforge.thing.ThingModel;
import io.atforge.thing.Values;
import io.atforge.thing.WritableProperty;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is generated for models in the shape of public ones is called as an application and a session call it. */
@Tag("slow")
class ThingCallsTest {

    private static final String YAML = """
            version: 1
            modem: {dialect: air720}
            products: [{key: a1hahpgAs3s, name: Tracker, thingModel: model.tsl.json}]
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("io.atforge.maven.check.ThingFixtures#ALL")
    void eventsAndHandlersPassTheirValues(String fixture) throws Exception {
        DevicesFolder project = new DevicesFolder(folder.resolve("in"))
                .with("src/main/atforge/model.tsl.json", ThingFixtures.text(fixture));
        ThingDeclaration thing =
                project.read(YAML).orElseThrow().products().get(0).thing().orElseThrow();
        ThingDescriptor descriptor = ThingDescriptor.of(
                        new JavaPackage(GeneratedProject.PACKAGE), ProductTypes.of("Tracker"), thing)
                .get(0);
        GeneratedProject generated = GeneratedProject.of(project, YAML);

        try (URLClassLoader loader = GeneratedProject.load(generated.compile(folder.resolve("out"), Map.of()))) {
            Class<?> holder = loader.loadClass(descriptor.packageName() + "." + descriptor.type());
            for (EventType event : descriptor.events()) {
                assertEvent(holder, event);
            }
            assertHandlers(holder, descriptor, model(holder));
        }
    }

    private static void assertEvent(Class<?> holder, EventType event) throws Exception {
        Class<?> type = nested(holder, event.type());
        Object made = make(type, event.output());

        assertThat(((EventValues<?>) made).identifier()).isEqualTo(event.wire());
        assertThat(compared(((EventValues<?>) made).values().json())).isEqualTo(compared(object(event.output())));
        assertThat(made).isEqualTo(make(type, event.output())).hasSameHashCodeAs(make(type, event.output()));
        assertGetters(type, made, event.output());
    }

    private static <H> void assertHandlers(Class<?> holder, ThingDescriptor descriptor, ThingModel<?, ?, H> model)
            throws Exception {
        List<Object> called = new ArrayList<>();
        @SuppressWarnings("unchecked")
        H handlers = (H) proxy(holder, descriptor, called);

        assertThat(model.writable()).hasSameSizeAs(descriptor.writable());
        for (int i = 0; i < model.writable().size(); i++) {
            Member property = descriptor.writable().get(i).property();
            assertThat(model.writable().get(i).field().identifier()).isEqualTo(property.wire());
            assertSet(model.writable().get(i), handlers, property);
            assertThat(called.remove(0)).isEqualTo(descriptor.writable().get(i).method());
            called.clear();
        }
        assertThat(model.services()).hasSameSizeAs(descriptor.services());
        for (int i = 0; i < model.services().size(); i++) {
            ServiceMethod method = descriptor.services().get(i);
            Service<H> service = model.services().get(i);
            assertThat(service.identifier()).isEqualTo(method.wire());
            assertThat(service.synchronous()).isEqualTo(method.service().synchronous());
            Values input = Values.read(json(object(method.input())), service.input());

            Values output = service.handler().apply(handlers, input);

            assertThat(compared(output.json())).isEqualTo(compared(object(method.output())));
            assertThat(called.remove(0)).isEqualTo(method.method());
            Object parameters = called.remove(0);
            assertGetters(parameters.getClass(), parameters, method.input());
            assertThat(parameters).isEqualTo(make(parameters.getClass(), method.input()));
        }
    }

    private static <H, T> void assertSet(WritableProperty<H, T> property, H handlers, Member member) throws Exception {
        T wanted = property.field()
                .type()
                .read("wanted", json(object(List.of(member))).get(member.field().identifier()));

        assertThat(property.handler().apply(handlers, wanted)).isEqualTo(wanted);
    }

    /** Properties are as wanted; services give the greatest of each result. */
    private static Object proxy(Class<?> holder, ThingDescriptor descriptor, List<Object> called) throws Exception {
        InvocationHandler handler = (proxy, method, arguments) -> {
            called.add(method.getName());
            called.addAll(Arrays.asList(arguments));
            Optional<ServiceMethod> service = descriptor.services().stream()
                    .filter(each -> each.method().equals(method.getName()))
                    .findFirst();
            if (service.isEmpty()) {
                return arguments[0];
            }
            return method.getReturnType() == void.class
                    ? null
                    : make(method.getReturnType(), service.get().output());
        };
        return Proxy.newProxyInstance(holder.getClassLoader(), new Class<?>[] {nested(holder, "Handlers")}, handler);
    }

    /** By its builder, with the greatest value of each. */
    private static Object make(Class<?> type, List<Member> members) throws Exception {
        Object builder = type.getMethod("builder").invoke(null);
        for (Member member : members) {
            Method setter = Arrays.stream(builder.getClass().getMethods())
                    .filter(method -> method.getName().equals(member.name()) && method.getParameterCount() == 1)
                    .findFirst()
                    .orElseThrow();
            assertThat(call(setter, builder, value(type, member))).isSameAs(builder);
        }
        return builder.getClass().getMethod("build").invoke(builder);
    }

    private static void assertGetters(Class<?> type, Object made, List<Member> members) throws Exception {
        for (Member member : members) {
            assertThat(type.getMethod(member.name()).invoke(made)).isEqualTo(Optional.of(value(type, member)));
        }
    }

    private static Object call(Method method, Object target, Object argument) throws Exception {
        try {
            return method.invoke(target, argument);
        } catch (InvocationTargetException e) {
            throw new AssertionError(method.toString(), e.getCause());
        }
    }

    private static Object value(Class<?> type, Member member) throws Exception {
        java.lang.reflect.Field constant = type.getDeclaredField(member.constant());
        constant.setAccessible(true);
        Field<?> field = (Field<?>) constant.get(null);
        return field.type()
                .read(
                        field.identifier(),
                        json(object(List.of(member))).get(member.field().identifier()));
    }

    private static String object(List<Member> members) {
        List<ThingField> fields = members.stream().map(Member::field).toList();
        return ThingJson.object(fields);
    }

    private static Map<String, Object> json(String text) throws JsonParserException {
        return JsonParser.object().withLazyNumbers().from(text);
    }

    /** Numbers by what they are, not by how they are written. */
    private static Map<String, Object> compared(String text) throws JsonParserException {
        return JsonParser.object().from(text);
    }

    private static Class<?> nested(Class<?> holder, String name) throws ClassNotFoundException {
        return holder.getClassLoader().loadClass(holder.getName() + "$" + name);
    }

    private static ThingModel<?, ?, ?> model(Class<?> holder) throws ReflectiveOperationException {
        return (ThingModel<?, ?, ?>) holder.getField("MODEL").get(null);
    }
}
