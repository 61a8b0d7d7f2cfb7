package dev.triage.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.ReportOfAModel;
import dev.triage.StandInModel;
import dev.triage.TestDatabase;
import dev.triage.TriageApplication;
import dev.triage.intake.Intake;
import dev.triage.intake.IntakeResult;
import dev.triage.intake.ManualReport;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A second question for findings is asked only while tokens and time allow it. */
@SpringBootTest(classes = TriageApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "triage.llm.embedding-warm-up=false")
@ContextConfiguration(initializers = TestDatabase.class)
class SecondTryBoundsTest {

    private static final StandInModel MODEL = new StandInModel();
    private static final String INVENTED = ReportOfAModel.VALID.replace("rose from 200ms to 3.1s after v3.7.0",
            "rose from 200ms to 8.4s after v3.9.0");

    @Autowired
    private Intake intake;
    @Autowired
    private RunWatch watch;

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry registry) {
        for (String property : MODEL.properties(0, "stand-in")) {
            String[] parts = property.split("=", 2);
            registry.add(parts[0], () -> parts[1]);
        }
    }

    @AfterAll
    static void stop() {
        MODEL.close();
    }

    @Nested
    @TestPropertySource(properties = "triage.runs.second-try.max-tokens=500")
    class WithFewTokens {

        @Test
        void theFirstAnswerIsShownWithItsFindings() {
            assertAskedOnce();
        }
    }

    @Nested
    @TestPropertySource(properties = "triage.runs.second-try.within=1ns")
    class WithLittleTime {

        @Test
        void theFirstAnswerIsShownWithItsFindings() {
            assertAskedOnce();
        }
    }

    private void assertAskedOnce() {
        MODEL.answers(INVENTED);
        IntakeResult.Passed passed = (IntakeResult.Passed) intake.submit(
                ManualReport.ofText(null, "cart-api", ReportOfAModel.CONTEXT), new RunRequest("stand-in", null, null),
                null);
        TriageRun run = watch
                .awaitEnd(((Acceptance.Accepted) passed.acceptance()).run().id(), Duration.ofSeconds(60))
                .orElseThrow();

        assertThat(MODEL.asked()).isEqualTo(1);
        TriageResult result = Objects.requireNonNull(run.result(), run.reason());
        assertThat(result.provenance().secondTry()).isNull();
        assertThat(result.verification().findings()).extracting("rule").contains("version-not-in-source");
    }
}
