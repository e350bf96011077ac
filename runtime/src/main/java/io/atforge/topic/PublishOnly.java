package io.atforge.topic;

record PublishOnly<P>(TopicClass topicClass, Qos qos) implements PublishTopic<P> {

    @Override
    public Permission permission() {
        return Permission.PUBLISH;
    }
}
