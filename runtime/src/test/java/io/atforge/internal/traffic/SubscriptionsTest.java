package io.atforge.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.ModemErrorException;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.at.Frame;
import io.atforge.bench.Tracker;
import io.atforge.device.Device;
import io.atforge.device.Product;
import io.atforge.dialect.Dialect;
import io.atforge.internal.settings.DeviceIdentity;
import io.atforge.internal.settings.SessionScripts;
import io.atforge.script.ScriptResource;
import io.atforge.session.ReceivePolicy;
import io.atforge.topic.SubscribeTopic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {

    private final List<String> asked = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private CompletableFuture<Void> answer = new CompletableFuture<>();
    private final Subscriptions<Tracker> subscriptions = subscriptions(Tracker.TEST);

    private Subscriptions<Tracker> subscriptions(Device<Tracker> device) {
        DeviceIdentity<Tracker> identity = DeviceIdentity.of(
                Dialect.load("air720"),
                new DeviceIdentity.Known<>(
                        device,
                        SessionScripts.load(
                                Dialect.load("air720"),
                                name -> new ScriptResource(Tracker.class, "Tracker", name).load()),
                        device.credentials(),
                        Optional.empty(),
                        Optional.empty()));
        return new Subscriptions<>(
                identity,
                new Subscriptions.Platform<>() {
                    @Override
                    public CompletableFuture<Void> subscribe(SubscribeTopic<Tracker> topic) {
                        return ask("+ " + topic.of("test"));
                    }

                    @Override
                    public CompletableFuture<Void> unsubscribe(SubscribeTopic<Tracker> topic) {
                        return ask("- " + topic.of("test"));
                    }
                },
                new MessageCallbacks(() -> "test", Runnable::run, ReceivePolicy.standard(), dropped -> {}),
                message -> heard.add("nobody " + message.text()));
    }

    private CompletableFuture<Void> ask(String what) {
        asked.add(what);
        answer = new CompletableFuture<>();
        return answer;
    }

    private CompletableFuture<Void> add(SubscribeTopic<Tracker> topic, String name) {
        return subscriptions.add(topic, message -> heard.add(name + " " + message.text()));
    }

    private void message(String topic, String text) {
        subscriptions.deliver(new Frame.Message(
                "+MSUB: \"" + topic + "\"," + text.length() + " byte,", topic, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static ModemErrorException refused() {
        return new ModemErrorException("refused", OptionalInt.of(3));
    }

    @Test
    void asksForEachTopicOnceOneAfterTheOther() {
        CompletableFuture<Void> first = add(Tracker.TEST_TOPIC, "a");
        add(Tracker.COMMANDS, "b");
        CompletableFuture<Void> done = subscriptions.work();
        assertThat(subscriptions.work()).isSameAs(done);
        assertThat(asked).containsExactly("+ /a1hahpgAs3s/test/test");
        answer.complete(null);
        assertThat(first).isCompleted();
        answer.complete(null);

        assertThat(done).isCompleted();
        assertThat(asked).containsExactly("+ /a1hahpgAs3s/test/test", "+ /a1hahpgAs3s/test/commands/#");
        assertThat(subscriptions.work()).isCompleted();
        assertThat(asked).hasSize(2);
    }

    @Test
    void asksForEachAgainInTheNextConnection() {
        asksForEachTopicOnceOneAfterTheOther();
        subscriptions.connectionEnded();
        assertThat(subscriptions.anyInForce()).isEmpty();
        asked.clear();
        subscriptions.work();
        answer.complete(null);
        answer.complete(null);

        assertThat(asked).containsExactly("+ /a1hahpgAs3s/test/test", "+ /a1hahpgAs3s/test/commands/#");
        assertThat(subscriptions.anyInForce()).contains(Tracker.TEST_TOPIC);
    }

    @Test
    void worksOffWhatIsWantedWhileItWorks() {
        add(Tracker.TEST_TOPIC, "a");
        CompletableFuture<Void> done = subscriptions.work();
        CompletableFuture<Void> later = add(Tracker.COMMANDS, "b");
        answer.complete(null);
        assertThat(done).isNotDone();
        answer.complete(null);

        assertThat(later).isCompleted();
        assertThat(done).isCompleted();
    }

    @Test
    void asksAgainWhenTheHandlerChangesWhileItIsAskedForAndBothCallersAreAnswered() {
        CompletableFuture<Void> first = add(Tracker.TEST_TOPIC, "a");
        subscriptions.work();
        CompletableFuture<Void> second = add(Tracker.TEST_TOPIC, "b");
        answer.complete(null);
        assertThat(asked).hasSize(2);
        answer.complete(null);
        message("/a1hahpgAs3s/test/test", "1");

        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(heard).containsExactly("b 1");
    }

    @Test
    void hearsBeforeThePlatformHasAnswered() {
        add(Tracker.TEST_TOPIC, "a");
        subscriptions.work();
        message("/a1hahpgAs3s/test/test", "early");

        assertThat(heard).containsExactly("a early");
    }

    @Test
    void goesBackToTheFirstHandlerWhenAnotherIsRefused() {
        add(Tracker.TEST_TOPIC, "a");
        subscriptions.work();
        answer.complete(null);
        CompletableFuture<Void> other = add(Tracker.TEST_TOPIC, "b");
        CompletableFuture<Void> done = subscriptions.work();
        answer.completeExceptionally(refused());
        message("/a1hahpgAs3s/test/test", "1");

        assertThat(other).isCompletedExceptionally();
        assertThat(done).isCompleted();
        assertThat(heard).containsExactly("a 1");
        assertThat(subscriptions.anyInForce()).isPresent();
    }

    @Test
    void forgetsATopicThatWasRefusedAndGoesOnWithTheNext() {
        CompletableFuture<Void> refused = add(Tracker.TEST_TOPIC, "a");
        CompletableFuture<Void> granted = add(Tracker.COMMANDS, "b");
        CompletableFuture<Void> done = subscriptions.work();
        answer.completeExceptionally(refused());
        answer.complete(null);
        message("/a1hahpgAs3s/test/test", "1");

        assertThat(refused).isCompletedExceptionally();
        assertThat(granted).isCompleted();
        assertThat(done).isCompleted();
        assertThat(heard).containsExactly("nobody 1");
    }

    @Test
    void failsTheConnectionWhenWhatWasInForceIsRefusedOrNotAcknowledged() {
        add(Tracker.TEST_TOPIC, "a");
        subscriptions.work();
        answer.complete(null);
        for (RuntimeException reason : List.of(refused(), new AtTimeoutException("no SUBACK", true))) {
            subscriptions.connectionEnded();
            CompletableFuture<Void> restored = subscriptions.work();
            answer.completeExceptionally(reason);
            assertThat(restored).isCompletedExceptionally();
        }
        subscriptions.connectionEnded();
        asked.clear();
        CompletableFuture<Void> restored = subscriptions.work();
        answer.complete(null);

        assertThat(restored).isCompleted();
        assertThat(asked).containsExactly("+ /a1hahpgAs3s/test/test");
    }

    @Test
    void keepsCallersWaitingForTheNextConnectionAndDropsTheAnswerOfTheLast() {
        CompletableFuture<Void> caller = add(Tracker.TEST_TOPIC, "a");
        CompletableFuture<Void> cut = subscriptions.work();
        CompletableFuture<Void> old = answer;
        subscriptions.connectionEnded();
        CompletableFuture<Void> restored = subscriptions.work();
        old.complete(null);
        assertThat(cut).isCompletedExceptionally();
        assertThat(caller).isNotDone();
        assertThat(restored).isNotDone();
        answer.complete(null);

        assertThat(caller).isCompleted();
        assertThat(restored).isCompleted();
        assertThat(asked).hasSize(2);
    }

    @Test
    void needNotUnsubscribeFromACleanSessionThatHasEnded() {
        add(Tracker.TEST_TOPIC, "a");
        subscriptions.work();
        answer.complete(null);
        CompletableFuture<Void> removed = subscriptions.remove(Tracker.TEST_TOPIC);
        subscriptions.connectionEnded();
        assertThat(removed).isCompleted();
        asked.clear();

        assertThat(subscriptions.work()).isCompleted();
        assertThat(asked).isEmpty();
    }

    @Test
    void unsubscribesInTheNextConnectionFromASessionThatThePlatformKeeps() {
        PlatformSettings kept = new PlatformSettings(
                Tracker.PRODUCT.platform().endpoint(),
                Tracker.PRODUCT.platform().transport(),
                Tracker.PRODUCT.platform().signMethod(),
                600,
                false);
        Subscriptions<Tracker> persistent = subscriptions(new Device<>(
                new Product<>(Tracker.class, "Tracker", Tracker.PRODUCT.key(), kept, Tracker.PRODUCT.modem()),
                "test",
                SecretSource.literal(Tracker.SECRET)));
        persistent.add(Tracker.TEST_TOPIC, message -> {});
        persistent.work();
        answer.complete(null);
        CompletableFuture<Void> removed = persistent.remove(Tracker.TEST_TOPIC);
        persistent.connectionEnded();
        assertThat(removed).isNotDone();
        persistent.work();
        answer.complete(null);

        assertThat(removed).isCompleted();
        assertThat(asked).last().isEqualTo("- /a1hahpgAs3s/test/test");
    }

    @Test
    void failsThoseWhoWaitWhenThereWillBeNoConnection() {
        CompletableFuture<Void> caller = add(Tracker.TEST_TOPIC, "a");
        subscriptions.giveUp(new ConnectionLostException("closed"));

        assertThat(caller).isCompletedExceptionally();
        assertThat(subscriptions.work()).isCompleted();
        assertThat(asked).isEmpty();
    }
}
