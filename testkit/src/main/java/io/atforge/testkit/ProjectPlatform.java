package io.atforge.testkit;

import io.atforge.testkit.project.ProductDescription;
import io.atforge.testkit.project.ProjectDescription;
import java.nio.file.Path;

/** The platform on which a project's products are registered. */
final class ProjectPlatform {

    private ProjectPlatform() {}

    static IotPlatformBuilder of(ProjectDescription project) {
        IotPlatformBuilder builder = IotPlatform.builder();
        project.products().forEach(product -> add(product, builder));
        return builder;
    }

    private static void add(ProductDescription product, IotPlatformBuilder builder) {
        builder.product(product.key());
        product.name().ifPresent(builder::productName);
        product.topics().forEach(topic -> builder.topic(topic.topicClass(), topic.permission()));
        product.devices().forEach(device -> builder.device(device.name(), device.secret()));
        if (!product.thingModel().isEmpty()) {
            builder.thingModel(product.thingModel().toArray(Path[]::new));
        }
        product.productSecret().ifPresent(builder::dynamicRegistration);
    }
}
