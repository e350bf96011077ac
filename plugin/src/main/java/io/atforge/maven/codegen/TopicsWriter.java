package io.atforge.maven.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.atforge.topic.PublishSubscribeTopic;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.Qos;
import io.atforge.topic.SubscribeTopic;
import io.atforge.topic.Topic;
import javax.lang.model.element.Modifier;

/** Writes a constant for each topic class; its type says the permission. */
final class TopicsWriter {

    /** The type of a topic and what {@link Topic} makes it with. */
    private record Kind(Class<?> type, String factory) {}

    private TopicsWriter() {}

    static TypeSpec write(ProductDescriptor product) {
        TypeSpec.Builder type = JavaSource.holder(
                product.types().topics(), "The topics of product {@link " + product.types().product() + "}.");
        product.topics().forEach(topic -> type.addField(constant(product, topic)));
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

    private static String javadoc(TopicConstant topic) {
        String facts = "Class " + JavaSource.code(topic.topicClass()) + ", permission "
                + topic.permission().spellings().get(0) + ", QoS " + topic.qos().level() + ".";
        String description = JavadocText.of(topic.description());
        return description.isEmpty() ? facts : description + "\n\n<p>" + facts;
    }
}
