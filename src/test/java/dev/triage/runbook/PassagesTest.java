package dev.triage.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.redact.Redactor;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassagesTest {

    @Test
    void shortSectionsShareAPassage() {
        List<Passages.Passage> passages = Passages.of(List.of(section("Symptoms", "pool full"),
                section("Mitigate", "pause the workers"))).passages();

        assertThat(passages).singleElement().satisfies(passage -> {
            assertThat(passage.text()).isEqualTo("Symptoms\npool full\nMitigate\npause the workers\n");
            assertThat(passage.sections()).extracting(RunbookSection::heading).containsExactly("Symptoms", "Mitigate");
        });
    }

    @Test
    void aLongSectionHasSeveralAndLosesNothing() {
        String text = "look at the pool of the service\n".repeat(200);

        List<Passages.Passage> passages = Passages.of(List.of(section("Check", text))).passages();

        assertThat(passages).hasSizeGreaterThan(3).allSatisfy(passage -> assertThat(passage.text().length())
                .isLessThanOrEqualTo(Passages.MAX_CHARS));
        assertThat(String.join("", passages.stream().map(Passages.Passage::text).toList()))
                .isEqualTo("Check\n" + text + "\n");
    }

    @Test
    void aTextWithoutBlanksIsCutBetweenCharacters() {
        List<Passages.Passage> passages = Passages.of(List.of(section("Check", "\uD83D\uDE80".repeat(3_000))))
                .passages();

        assertThat(passages).allSatisfy(passage -> assertThat(passage.text().strip()).doesNotStartWith("\uDE80"));
    }

    @Test
    void whatIsForAfterwardsIsLeftOut() {
        assertThat(Passages.of(List.of(section("References", "links"))).passages()).isEmpty();
    }

    private static RunbookSection section(String heading, String text) {
        return new RunbookSection("Pool", heading, "pool#" + heading, new Redactor().redact(text));
    }
}
