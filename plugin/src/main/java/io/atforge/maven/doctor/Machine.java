package io.atforge.maven.doctor;

import io.atforge.port.Port;
import io.atforge.port.PortAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What there is to be known of the machine that the modem is at. */
public interface Machine {

    /**
     * The serial ports that there are.
     *
     * @return their addresses
     */
    List<PortAddress.Serial> ports();

    /**
     * A port, closed.
     *
     * @param address where it is
     * @return the port
     */
    default Port port(PortAddress address) {
        return address.toPort();
    }

    /**
     * Who holds a device.
     *
     * @param device its file
     * @return the program's name and the number of its process; empty if that cannot be seen
     */
    Optional<String> holder(Path device);

    /**
     * Whose group a device is.
     *
     * @param device its file
     * @return the group's name; empty if that cannot be seen
     */
    Optional<String> group(Path device);
}
