package io.atforge.topic;

record SubscribeOnly<P>(TopicClass topicClass, Qos qos) implements SubscribeTopic<P> {

    @Override
    public Permission permission() {
        return Permission.SUBSCRIBE;
    }
}
