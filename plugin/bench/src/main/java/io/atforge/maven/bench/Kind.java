package io.atforge.maven.bench;

/** A kind of values, in both languages. Their texts say the same. */
enum Kind {
    INT(14, "{\"type\":\"int\",\"specs\":{\"min\":\"0\",\"max\":\"100\",\"step\":\"1\",\"unit\":\"%\"}}", """
            {"type":"integer","minimum":0,"maximum":100}"""),
    FLOAT(8, "{\"type\":\"float\",\"specs\":{\"min\":\"-40\",\"max\":\"120\",\"step\":\"0.1\",\"unit\":\"°C\"}}", """
            {"type":"number","minimum":-40,"maximum":120}"""),
    DOUBLE(6, "{\"type\":\"double\",\"specs\":{\"min\":\"0\",\"max\":\"1000\",\"step\":\"0.01\"}}", """
            {"type":"number","minimum":0,"maximum":1000}"""),
    BOOL(8, "{\"type\":\"bool\",\"specs\":{\"0\":\"off\",\"1\":\"on\"}}", """
            {"type":"boolean"}"""),
    TEXT(2, "{\"type\":\"text\",\"specs\":{\"length\":\"64\"}}", """
            {"type":"string","maxLength":64}"""),
    ENUM(8, "{\"type\":\"enum\",\"specs\":{\"0\":\"eco\",\"1\":\"normal\",\"2\":\"boost\",\"3\":\"away\"}}", """
            {"type":"string","enum":["eco","normal","boost","away"]}"""),
    STRUCT(4, "{\"type\":\"struct\",\"specs\":[" + member("longitude") + "," + member("latitude") + "]}", """
            {"type":"object","properties":{"longitude":{"type":"number"},"latitude":{"type":"number"}}}""");

    /** How many properties of a product are of this kind: 50 in all. */
    private final int count;

    private final String tsl;
    private final String schema;

    Kind(int count, String tsl, String schema) {
        this.count = count;
        this.tsl = tsl;
        this.schema = schema;
    }

    private static String member(String name) {
        return "{\"identifier\":\"" + name + "\",\"name\":\"" + name
                + "\",\"dataType\":{\"type\":\"double\",\"specs\":{\"min\":\"-180\",\"max\":\"180\"}}}";
    }

    int count() {
        return count;
    }

    /** The data type in a thing model. */
    String tsl() {
        return tsl;
    }

    /** The JSON schema; one that makes a type says how it is called, as a name of a property alone would clash. */
    String schema(String type) {
        return this == ENUM || this == STRUCT
                ? schema.replaceFirst("\\{", "{\"javaType\":\"com.example.bench." + type + "\",")
                : schema;
    }
}
