package dev.triage.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.incident.IncidentId;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlugTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final IncidentId ID = new IncidentId(UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"));

    @Test
    void readsAsTheDayTheTitleAndTheStartOfTheId() {
        assertThat(Slug.of(DAY, "Café checkout: p99 at 4.8s!", ID))
                .isEqualTo("2026-03-01-cafe-checkout-p99-at-4-8s-0f8fad5b");
    }

    @Test
    void doesWithoutWordsThatItCannotSpell() {
        assertThat(Slug.of(DAY, "支付服务延迟", ID)).isEqualTo("2026-03-01-0f8fad5b");
    }

    @Test
    void cutsALongTitleBetweenWords() {
        assertThat(Slug.of(DAY, "word ".repeat(40), ID)).hasSizeLessThan(85).doesNotContain("--").contains("-word-0f8");
    }
}
