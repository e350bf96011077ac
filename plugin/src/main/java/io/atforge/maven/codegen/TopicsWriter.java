package io.atforge.maven.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.atforge.maven.codegen.text.JavadocText;
import io.atforge.maven.descriptor.ProductDescriptor;
import io.atforge.maven.descriptor.TopicConstant;
import io.atforge.maven.descriptor.TopicMethod;
import io.atforge.topic.PublishSubscribeTopic;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.Qos;
import io.atforge.topic.SubscribeTopic;
import io.atforge.topic.Topic;
import javax.lang.model.element.Modifier;

/** Writes a constant for each topic class, or a method where it has a parameter; the type says the permission. */
final class TopicsWriter {

    /** The type of a topic and what {@link Topic} makes it with. */
    private record Kind(Class<?> type, String factory) {}

    private TopicsWriter() {}

    static TypeSpec write(ProductDescriptor product) {
        TypeSpec.Builder type = JavaSource.holder(
                product.types().topics(),
                "The topics of product {@link " + product.types().product() + "}.");
        product.topics().forEach(topic -> type.addField(constant(product, topic)));
        product.topicMethods().forEach(topic -> type.addMethod(method(product, topic)));
        return type.build();
    }

    private static FieldSpec constant(ProductDescriptor product, TopicConstant topic) {
        Kind kind = switch (topic.permission()) {
            case PUBLISH -> new Kind(PublishTopic.class, "publish");
            case SUBSCRIBE -> new Kind(SubscribeTopic.class, "subscribe");
            case PUBLISH_SUBSCRIBE -> new Kind(PublishSubscribeTopic.class, "publishSubscribe");
        };
        return FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(kind.type()), product.product()),
                        topic.constant(),
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("$L", javadoc(topic))
                .initializer(
                        "$T.$L($>$>\n$L,\n$T.$L)$<$<",
                        Topic.class,
                        kind.factory(),
                        JavaSource.string(topic.topicClass()),
                        Qos.class,
                        topic.qos().name())
                .build();
    }

    private static MethodSpec method(ProductDescriptor product, TopicMethod topic) {
        return MethodSpec.methodBuilder(topic.name())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(PublishTopic.class), product.product()))
                .addParameter(String.class, topic.parameter())
                .addJavadoc(
                        "$L",
                        topic.description() + "\n\n<p>" + facts(topic.topicClass(), "publish", topic.qos())
                                + "\n\n@param " + topic.parameter() + " fills in <code>{" + topic.parameter()
                                + "}</code>"
                                + "\n@return the topic")
                .addStatement(
                        "return $T.publish(\n$L + $L$L,\n$T.$L)",
                        Topic.class,
                        JavaSource.string(topic.before()),
                        topic.parameter(),
                        topic.after().isEmpty() ? "" : CodeBlock.of(" + $L", JavaSource.string(topic.after())),
                        Qos.class,
                        topic.qos().name())
                .build();
    }

    private static String facts(String topicClass, String permission, Qos qos) {
        return "Class " + JavaSource.code(topicClass) + ", permission " + permission + ", QoS " + qos.level() + ".";
    }

    private static String javadoc(TopicConstant topic) {
        return JavadocText.before(
                facts(topic.topicClass(), topic.permission().spellings().get(0), topic.qos()), topic.description());
    }
}
