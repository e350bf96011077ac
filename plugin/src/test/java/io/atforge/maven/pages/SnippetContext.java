package io.atforge.maven.pages;

/** What stands around the statements of a page: what an editor adds by itself, and what a reader has already. */
final class SnippetContext {

    static final String IMPORTS = """
            import static org.assertj.core.api.Assertions.assertThat;
            import com.example.tracker.*;
            import io.atforge.*;
            import io.atforge.aliyun.*;
            import io.atforge.aliyun.https.*;
            import io.atforge.at.*;
            import io.atforge.device.*;
            import io.atforge.outbox.*;
            import io.atforge.port.*;
            import io.atforge.script.*;
            import io.atforge.session.*;
            import io.atforge.session.Message;
            import io.atforge.session.PublishResult.Outcome;
            import io.atforge.session.RecoveryLadder.Rung;
            import io.atforge.site.*;
            import io.atforge.testkit.*;
            import io.atforge.testkit.fault.*;
            import io.atforge.testkit.line.*;
            import io.atforge.testkit.platform.*;
            import io.atforge.testkit.platform.thing.*;
            import io.atforge.testkit.scenario.*;
            import io.atforge.thing.*;
            import io.atforge.topic.*;
            import io.atforge.trace.*;
            import java.net.*;
            import java.nio.charset.StandardCharsets;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import org.junit.jupiter.api.*;
            import org.junit.jupiter.api.extension.*;
            """;

    static final String SOURCE = """
            package com.example.tracker;
            import io.atforge.outbox.Outbox;
            import io.atforge.session.ModemSession;
            import io.atforge.testkit.*;
            import io.atforge.thing.Thing;
            import java.nio.file.Path;
            public abstract class SnippetContext {
                public interface Pins { void pulse(int pin); }
                public static final int MODEM_POWER = 4;
                public static final class TestPlatform { public static final String SECRET = "secretOfTheTest"; }
                protected ModemSession<Tracker> session;
                protected Thing<Tracker, TrackerThing.Properties, TrackerThing.Handlers> tracker;
                protected TrackerThing.Handlers handlers;
                protected VirtualModem modem;
                protected IotPlatform platform;
                protected Outbox outbox;
                protected Pins gpio;
                protected Path file;
                protected String port;
                protected String position;
                protected void obey(String command) {}
            }
            """;

    private SnippetContext() {}
}
