package com.example.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void areAPortAndSecondsThatMayBeLeftOut() {
        assertThat(Arguments.parse("tcp:localhost:9000").every()).isEqualTo(Duration.ofSeconds(5));
        assertThat(Arguments.parse("tcp:localhost:9000", "60").every()).isEqualTo(Duration.ofMinutes(1));
        assertThat(Arguments.parse("tcp:localhost:9000").port()).hasToString("tcp:localhost:9000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ' '                      | say where the modem is
            nowhere                  | nowhere
            tcp:localhost:9000,never | a number of seconds
            tcp:localhost:9000,0     | a number of seconds
            tcp:localhost:9000,5,6   | a number of seconds
            """)
    void refusesOthers(String args, String message) {
        assertThatThrownBy(() -> Arguments.parse(args.split(",")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(classes = {TrackerApp.class, TrackerGateway.class})
    @Timeout(60)
    void aProgramWithoutThemSaysHowToCallIt(Class<?> program) throws Exception {
        Process process = start(program);
        List<String> errors;
        try (Stream<String> lines = process.errorReader(StandardCharsets.UTF_8).lines()) {
            errors = lines.toList();
        }

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(errors)
                .startsWith("say where the modem is", "usage: PORT [SECONDS]")
                .noneMatch(line -> line.contains("Exception"));
    }

    private static Process start(Class<?> program) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .start();
    }
}
