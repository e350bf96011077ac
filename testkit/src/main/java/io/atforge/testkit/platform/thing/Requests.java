package io.atforge.testkit.platform.thing;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.testkit.platform.json.JsonText;
import io.atforge.testkit.platform.thing.tsl.Codes;
import java.time.Clock;
import java.util.function.Consumer;

/** Carries out what devices report and ask, and answers it unless they want no answer. Guarded by its owner. */
final class Requests {

    private final Replies replies;
    private final Clock clock;
    private final Consumer<String> listener;

    Requests(Replies replies, Clock clock, Consumer<String> listener) {
        this.replies = replies;
        this.clock = clock;
        this.listener = listener;
    }

    void request(ThingProduct product, DeviceRecords records, String tail, ReceivedMessage message) {
        DeviceId device = message.device();
        AlinkRequest request = AlinkRequest.read(message.text());
        Reply reply = replies.refusal().isPresent()
                ? Reply.of(replies.refusal().getAsInt())
                : carryOut(device, product, records, tail, request);
        listener.accept(device + " " + tail + ": " + reply.code() + " " + JsonText.write(request.params()));
        if (request.reply()) {
            replies.send(message.topic() + "_reply", request.answer(reply.code(), reply.data()));
        }
    }

    private Reply carryOut(
            DeviceId device, ThingProduct product, DeviceRecords records, String tail, AlinkRequest request) {
        if (request.fault() != Codes.OK) {
            return Reply.of(request.fault());
        }
        if (!request.method().equals(tail.replace('/', '.'))) {
            return Reply.of(Codes.NO_METHOD);
        }
        Reports reports = new Reports(device, product, records, clock.instant());
        Wishes wishes = new Wishes(product, records);
        Object params = request.params();
        return switch (tail) {
            case "thing/event/property/post" -> reports.post(params);
            case "thing/event/property/batch/post" -> reports.batch(params);
            case "thing/event/property/history/post" -> reports.history(params);
            case "thing/property/desired/get" -> wishes.get(params);
            case "thing/property/desired/delete" -> wishes.delete(params);
            default -> {
                String[] levels = tail.split("/", -1);
                boolean event = levels.length == 4 && levels[1].equals("event") && levels[3].equals("post");
                yield event ? reports.event(levels[2], params) : Reply.of(Codes.NO_METHOD);
            }
        };
    }
}
