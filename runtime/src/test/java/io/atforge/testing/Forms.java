package io.atforge.testing;

import io.atforge.at.tables.MessageForm;
import io.atforge.at.tables.MessageForms;
import io.atforge.at.tables.MessageForms.Parts;
import java.util.List;
import java.util.Optional;

/** How modems of several makers announce messages, as their manuals and logs have it. */
public final class Forms {

    /** Luat: a unit after the length. */
    public static final String UNIT = "+MSUB: <topic>,<length> byte,<body>";

    /** Quectel, with the length switched on: the body in quotes, or not, or on the next line. */
    public static final String QUOTES_OR_NOT =
            "+QMTRECV: 0,<skip>,<topic>,<length>,\"<body>\", +QMTRECV: 0,<skip>,<topic>,<length><line><body>";

    /** ESP-AT: the body as it is, after the length. */
    public static final String PLAIN = "+MQTTSUBRECV:0,<topic>,<length>,<body>";

    /** ML307: a word in quotes first, a topic without, and two lengths. */
    public static final String TWO_LENGTHS = "+MQTTURC: \"publish\",<skip>,<skip>,<topic>,<skip>,<length>,<body>";

    /** u-blox, read out: the topic's length before it, the body in quotes. */
    public static final String READ_OUT = "+UMQTTC: 6,<skip>,<skip>,<skip>,<topic>,<length>,\"<body>\"";

    /** SIMCom: in parts. */
    public static final Parts PARTS = new Parts(
            Parts.start("+CMQTTRXSTART: 0,<topicLength>,<length>"),
            Parts.part("+CMQTTRXTOPIC: 0,<length>"),
            Parts.part("+CMQTTRXPAYLOAD: 0,<length>"),
            Parts.end("+CMQTTRXEND: 0"));

    /** All of them in one family. */
    public static final MessageForms ALL = new MessageForms(
            MessageForms.SEPARATOR
                    .splitAsStream(String.join(", ", UNIT, QUOTES_OR_NOT, PLAIN, TWO_LENGTHS, READ_OUT))
                    .map(MessageForm::header)
                    .toList(),
            Optional.of(PARTS));

    private Forms() {}

    /** One of them, or several. */
    public static MessageForms of(String headers) {
        return MessageForms.headers(headers);
    }

    /** A message in parts and nothing else. */
    public static MessageForms parts() {
        return new MessageForms(List.of(), Optional.of(PARTS));
    }
}
