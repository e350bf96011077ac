package io.atforge.topic;

record PublishAndSubscribe<P>(TopicClass topicClass, Qos qos) implements PublishSubscribeTopic<P> {

    @Override
    public Permission permission() {
        return Permission.PUBLISH_SUBSCRIBE;
    }
}
