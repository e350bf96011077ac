package io.atforge.testkit;

import io.atforge.testkit.modem.ModemIdentity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A modem that {@link VirtualModem} can be. A model gives the commands of its family, its names, and its limits, which
 * {@link VirtualModemBuilder} can change one by one.
 */
public enum ModemModel {
    /** Luat's Air720: a payload of 1360 bytes, the limit of the older models. */
    AIR720(Family.LUAT, "AirM2M", "Air720", "AirM2M_720_V369_LTE_AT", 1360, 256),
    /** Luat's Air780E: the same commands, a payload of 4100 bytes (vendor's manual, {@code AT+MPUB}), its own bearer. */
    AIR780E(Family.LUAT, "AirM2M", "Air780E", "AirM2M_780E_V1161_LTE_AT", 4100, 256),
    /** Quectel's EC200: the payload of {@code +QMTRECV} stands on a line of its own. */
    EC200(Family.QUECTEL, "Quectel", "EC200U", "EC200UCNAAR03A03M08", 4096, 256),
    /** Quectel's EC25: the payload of {@code +QMTRECV} stands in quotes; publishes are confirmed by {@code +QMTPUB}. */
    EC25(Family.QUECTEL, "Quectel", "EC25", "EC25EFAR06A06M4G", 1500, 256),
    /** Quectel's EC800: the payload of {@code +QMTRECV} stands without quotes. */
    EC800(Family.QUECTEL, "Quectel", "EC800M", "EC800MCNLER06A01M04", 4096, 256),
    /** Quectel's BG95: the payload of {@code +QMTRECV} stands in quotes. */
    BG95(Family.QUECTEL, "Quectel", "BG95-M3", "BG95M3LAR02A04", 4096, 256),
    /** SIMCom's SIM7600: {@code +CMQTTSTART: 0} comes before {@code OK}. */
    SIM7600(Family.SIMCOM, "SIMCOM INCORPORATED", "SIMCOM_SIM7600G-H", "LE20B04SIM7600G22", 10_240, 1024),
    /** SIMCom's A7670: boots with {@code *ATREADY: 1}. */
    A7670(Family.SIMCOM, "INCORPORATED", "A7670E-FASE", "A011B07A7670M6_F", 10_240, 1024);

    /** Modems that are spoken to by the same commands. */
    enum Family {
        LUAT,
        QUECTEL,
        SIMCOM
    }

    // The tutorial's number belongs to somebody; these are made up within the ranges of the real ones.
    static final String IMEI = "866714040000001";
    private static final String IMSI = "460001234567890";
    private static final String ICCID = "89860012345678901234";

    private final Family family;
    private final String maker;
    private final String modelName;
    private final String firmware;
    private final int maxPayload;
    private final int maxTopic;

    ModemModel(Family family, String maker, String modelName, String firmware, int maxPayload, int maxTopic) {
        this.family = family;
        this.maker = maker;
        this.modelName = modelName;
        this.firmware = firmware;
        this.maxPayload = maxPayload;
        this.maxTopic = maxTopic;
    }

    /**
     * Finds a model.
     *
     * @param name its name in any case, for example {@code ec200}
     * @return the model
     * @throws IllegalArgumentException if there is none of that name; lists all
     */
    public static ModemModel named(String name) {
        Optional<ModemModel> found = Arrays.stream(values())
                .filter(model -> model.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
        return found.orElseThrow(
                () -> new IllegalArgumentException("there is no model " + name + "; there are: " + names()));
    }

    /**
     * Finds the first model that speaks to what a project expects.
     *
     * @param dialect the modem family, as {@code modem.dialect} in {@code devices.yaml} has it
     * @return the model
     * @throws IllegalArgumentException if none does, as with a family of the project's own; lists all models
     */
    public static ModemModel speaking(String dialect) {
        return Arrays.stream(values())
                .filter(model -> model.dialect().equals(dialect))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no virtual modem speaks '" + dialect
                        + "', a modem family of the project's own; say which model it is to be instead (--model, -Datforge.model): "
                        + names()));
    }

    /**
     * Finds the model of a project's modems.
     *
     * @param name    the model as {@code modem.model} in {@code devices.yaml} has it: as {@link #named} or
     *                {@code AT+CGMM} says it, in any case
     * @param dialect the modem family, as {@code modem.dialect} has it; empty if any will do
     * @return the model; empty if there is none of that name, or it speaks as another family
     */
    static Optional<ModemModel> of(String name, Optional<String> dialect) {
        return Arrays.stream(values())
                .filter(model ->
                        model.name().equalsIgnoreCase(name.strip()) || model.modelName.equalsIgnoreCase(name.strip()))
                .filter(model -> dialect.filter(family -> Arrays.stream(values())
                                .anyMatch(each -> each.dialect().equals(family)))
                        .map(model.dialect()::equals)
                        .orElse(true))
                .findFirst();
    }

    /**
     * The names of all models.
     *
     * @return in lower case, separated by commas
     */
    public static String names() {
        return Arrays.stream(values())
                .map(model -> model.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /**
     * The maker's name.
     *
     * @return as {@code AT+CGMI} says it
     */
    public String maker() {
        return maker;
    }

    /**
     * The model's name.
     *
     * @return as {@code AT+CGMM} says it
     */
    public String modelName() {
        return modelName;
    }

    /**
     * The version of its firmware.
     *
     * @return as {@code AT+CGMR} says it
     */
    public String firmware() {
        return firmware;
    }

    /**
     * The longest payload of a publish.
     *
     * @return bytes
     */
    public int maxPayload() {
        return maxPayload;
    }

    /**
     * The longest topic.
     *
     * @return bytes
     */
    public int maxTopic() {
        return maxTopic;
    }

    /**
     * The name of its family.
     *
     * @return as {@code modem.dialect} in {@code devices.yaml} has it
     */
    public String dialect() {
        return switch (family) {
            case LUAT -> this == AIR780E ? "air780e" : "air720";
            case QUECTEL -> "quectel";
            case SIMCOM -> "simcom";
        };
    }

    Family family() {
        return family;
    }

    ModemIdentity identity(String imei, String version) {
        return new ModemIdentity(maker, modelName, version, imei, IMSI, ICCID);
    }
}
