package io.atforge.testkit.platform;

/**
 * What a test can do with the thing models of a platform's products: to every device at once, as a person types it. Every
 * method may be called from any thread.
 */
public interface ThingControl {

    /**
     * Sets a property of each device that is connected and whose model lets it be set. The value is sent as it stands,
     * also if the model does not allow it.
     *
     * @param identifier the property; of a module other than the default one {@code module:property}
     * @param valueJson  the value as JSON
     * @throws IllegalArgumentException if it is no JSON
     * @throws IllegalStateException    if no such device is connected
     */
    void setAll(String identifier, String valueJson);

    /**
     * Invokes a service of each device that is connected and has it.
     *
     * @param service   the service
     * @param inputJson its parameters as a JSON object
     * @throws IllegalArgumentException if it is no JSON object
     * @throws IllegalStateException    if no such device is connected
     */
    void callAll(String service, String inputJson);

    /**
     * Wants a property to have a value, of each device that is connected and whose model lets it be set. The devices are
     * not told; they ask.
     *
     * @param identifier the property
     * @param valueJson  the value as JSON
     * @throws IllegalArgumentException if it is no JSON
     * @throws IllegalStateException    if no such device is connected
     */
    void desireAll(String identifier, String valueJson);

    /**
     * Answers each request of a device with this code from now on, and keeps nothing of it.
     *
     * @param code the code, any but 200
     * @throws IllegalArgumentException if it is 200
     */
    void refuseRequests(int code);

    /** Takes {@link #refuseRequests} back. */
    void acceptRequests();

    /** Keeps the replies to requests, which are carried out as ever, until {@link #releaseReplies}. */
    void holdReplies();

    /** Sends the replies that were kept, and those to come at once. */
    void releaseReplies();

    /**
     * Loses the replies to requests, which are carried out as ever.
     *
     * @param on whether to
     */
    void dropReplies(boolean on);
}
