package io.atforge.testkit.platform.thing.tsl;

/** The platform's codes that this stand-in answers with (platform documentation "Common error codes"). */
public final class Codes {

    /** All is well. */
    public static final int OK = 200;
    /** Parameters are missing or malformed. */
    public static final int BAD_REQUEST = 460;
    /** The model has no such event. */
    public static final int EVENT_LOOKUP = 5160;
    /** There is no such device. */
    public static final int DEVICE_NOT_FOUND = 6100;
    /** More than 200 desired properties. */
    public static final int TOO_MANY_DESIRED = 6104;
    /** More than 200 properties in a report. */
    public static final int TOO_MANY_PROPERTIES = 6106;
    /** The payload is not JSON. */
    public static final int NOT_JSON = 6207;
    /** There is no such method. */
    public static final int NO_METHOD = 6300;
    /** The parameters are no array. */
    public static final int PARAMS_NOT_ARRAY = 6301;
    /** The struct has no such member. */
    public static final int NOT_IN_STRUCT = 6304;
    /** No int, or out of its range. */
    public static final int INT = 6306;
    /** No float, or out of its range. */
    public static final int FLOAT = 6307;
    /** No bool. */
    public static final int BOOL = 6308;
    /** No value of the enum. */
    public static final int ENUM = 6309;
    /** No text, or too long. */
    public static final int TEXT = 6310;
    /** No date. */
    public static final int DATE = 6311;
    /** No struct, or not all its members. */
    public static final int STRUCT = 6312;
    /** The model has no such property. */
    public static final int NO_PROPERTY = 6320;
    /** No double, or out of its range. */
    public static final int DOUBLE = 6322;
    /** More elements than the array has. */
    public static final int ARRAY = 6324;
    /** An element is not of the type of the array. */
    public static final int ELEMENT = 6325;
    /** No time, or one more than 24 hours ahead. */
    public static final int TIME = 6326;
    /** The value is no array. */
    public static final int NOT_ARRAY = 6328;

    private Codes() {}

    /**
     * What the answer says beside the code. The platform's own wording is not documented for all of them.
     *
     * @param code the code
     * @return the text
     */
    public static String message(int code) {
        return switch (code) {
            case OK -> "success";
            case BAD_REQUEST -> "request parameter error";
            case TOO_MANY_DESIRED, TOO_MANY_PROPERTIES -> "map size must less than 200";
            case NOT_JSON -> "the payload is not JSON";
            case NO_METHOD -> "the method does not exist";
            case NO_PROPERTY -> "tsl parse: params not exist";
            case INT, FLOAT, BOOL, ENUM, TEXT, DATE, STRUCT, DOUBLE, ARRAY, ELEMENT, NOT_ARRAY, NOT_IN_STRUCT ->
                "tsl parse: value is not of its type";
            case TIME -> "time is not right";
            default -> "request error " + code;
        };
    }
}
