package io.atforge.bench.micro;

import io.atforge.AtTimeoutException;
import io.atforge.PortException;
import io.atforge.at.ChannelListener;
import io.atforge.at.Frame;
import io.atforge.at.UnsolicitedResult;

/** Nothing may come that no command asked for. */
final class Deaf implements ChannelListener {

    @Override
    public void unsolicited(UnsolicitedResult line) {
        throw new IllegalStateException(line.toString());
    }

    @Override
    public void message(Frame.Message message) {
        throw new IllegalStateException(message.toString());
    }

    @Override
    public void discarded(Frame.Discarded discarded) {
        throw new IllegalStateException(discarded.toString());
    }

    @Override
    public void lost(PortException cause) {
        throw cause;
    }

    @Override
    public void unresponsive(AtTimeoutException cause) {
        throw cause;
    }
}
