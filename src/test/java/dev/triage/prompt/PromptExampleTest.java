package dev.triage.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.Hypothesis;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A worked example teaches by being followed, so it has to keep the rules itself. */
class PromptExampleTest {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Test
    void everyExampleIsADiagnosisWhoseQuotesStandInItsContext() {
        List<String> examples = PromptFolders.onClassPath().stream().map(PromptFiles::read)
                .flatMap(version -> version.examples().stream()).toList();
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            List<String> context = block(example, "```\n").lines().toList();
            Diagnosis diagnosis = STRICT.readValue(block(example, "```json\n"), Diagnosis.class);
            assertThat(diagnosis.hypotheses()).isNotEmpty();
            for (Hypothesis hypothesis : diagnosis.hypotheses()) {
                for (Evidence evidence : Stream
                        .concat(hypothesis.evidence().stream(), hypothesis.contradicting().stream())
                        .toList()) {
                    assertThat(context.get(Integer.parseInt(evidence.lines()) - 1)).startsWith(evidence.lines() + "| ")
                            .contains(evidence.quote());
                }
            }
            assertThat(diagnosis.mitigations()).allSatisfy(step -> {
                assertThat(step.risk()).isNotBlank();
                assertThat(step.rollback().action()).isNotBlank();
            });
        }
    }

    private static String block(String example, String opening) {
        int start = example.indexOf(opening) + opening.length();
        return example.substring(start, example.indexOf("\n```", start));
    }
}
