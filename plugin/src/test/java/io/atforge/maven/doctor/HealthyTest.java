package io.atforge.maven.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.doctor.report.Diagnosis;
import io.atforge.testkit.ModemModel;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthyTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(ModemModel.class)
    void allIsWell(ModemModel model) throws Exception {
        try (Patient patient = new Patient(folder, model)) {
            Diagnosis diagnosis = patient.examine();
            assertThat(diagnosis.failed()).isZero();
        }
    }
}
