package io.atforge.maven.codegen;

import io.atforge.topic.Permission;
import io.atforge.topic.Qos;

/**
 * A topic that becomes a constant.
 *
 * @param constant    the constant's name
 * @param topicClass  the topic class
 * @param permission  what devices may do with it
 * @param qos         the quality of service
 * @param description what it is for; may be empty
 */
record TopicConstant(String constant, String topicClass, Permission permission, Qos qos, String description) {}
