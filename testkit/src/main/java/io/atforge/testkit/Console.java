package io.atforge.testkit;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.scenario.Action;
import io.atforge.testkit.scenario.ScenarioTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** Lets a person control a virtual modem that runs by itself: one command a line. */
final class Console {

    /** Where the modem's line is at present. */
    @FunctionalInterface
    interface Place {

        /** In words. */
        String now();
    }

    private final VirtualModem modem;
    private final IotPlatform platform;
    private final Place place;
    private final PrintStream out;

    Console(VirtualModem modem, IotPlatform platform, Place place, PrintStream out) {
        this.modem = modem;
        this.platform = platform;
        this.place = place;
        this.out = out;
    }

    /** Returns at {@code quit}; when the commands end without one, at an interrupt. */
    void serve(InputStream in) throws InterruptedException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String command = line.strip();
                if (command.equals("quit")) {
                    return;
                }
                if (!command.isEmpty()) {
                    obey(command);
                    out.flush();
                }
            }
        } catch (IOException e) {
            out.println("no more commands: " + e.getMessage());
        }
        new CountDownLatch(1).await();
    }

    private void obey(String command) {
        try {
            switch (command) {
                case "help" -> help();
                case "status" -> status();
                default -> {
                    Action.parse(command).happenTo(new ScenarioTarget(modem, modem, platform));
                    out.println("done: " + command + (command.equals("plug") ? ", " + place.now() : ""));
                }
            }
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage() + "; help lists all");
        } catch (IllegalStateException e) {
            out.println(e.getMessage());
        }
    }

    private void help() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("help", "lists what can be typed");
        words.put("status", "says where the port is, who is connected, and what the platform has counted");
        words.put("quit", "ends modem and platform");
        words.putAll(Action.help());
        int width = words.keySet().stream().mapToInt(String::length).max().orElseThrow();
        words.forEach((usage, meaning) -> out.println(usage + " ".repeat(width + 2 - usage.length()) + meaning));
    }

    private void status() {
        Set<DeviceId> connected = platform.connected();
        out.println("port " + (modem.isUnplugged() ? "unplugged; plug puts it back" : place.now())
                + "; connected: "
                + (connected.isEmpty()
                        ? "nobody"
                        : connected.stream().map(DeviceId::toString).sorted().collect(Collectors.joining(", ")))
                + "; connects: " + platform.state().connects().count()
                + ", messages: " + platform.state().received().count()
                + ", throttled: " + platform.state().throttle().dropped().count()
                + ", refusals: " + platform.state().refusals().count());
    }
}
