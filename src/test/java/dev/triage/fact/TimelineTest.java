package dev.triage.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~',
            textBlock = """
                        - 09:14 — support reports stuck carts § 09:14 | support reports stuck carts
                        09:14 UTC: pager went off § 09:14Z | pager went off
                        [09:14] bob: looking § 09:14 | bob: looking
                        Time: 09:14 UTC. Checkout is slow for everyone. § 09:14Z | Checkout is slow for everyone.
                        2026-03-04T09:14:31Z the primary failed over § 2026-03-04 09:14:31Z | the primary failed over
                        2026-03-04 09:14 | Fluentd was restarted § 2026-03-04 09:14 | Fluentd was restarted
                        09:10-09:14 traffic doubled § 09:10 until 09:14 | traffic doubled
                        08:50 → 09:05 UTC backfill ran § 08:50Z until 09:05Z | backfill ran
                        Window: 2026-03-04 23:50:00 to 2026-03-05 00:10:00 (UTC) § 2026-03-04 23:50Z until 2026-03-05 00:10Z | Window
                        Start Time:  Thu, 27 Feb 2025 07:30:28 +0100 § 2025-02-27 07:30:28+01:00 | Start Time
                        We rolled it back at 09:14 EST. § 09:14-05:00 | We rolled it back at 09:14 EST.
                        at 11:35 PM the queue drained § 23:35 | at 11:35 PM the queue drained
                        09:14 左右，支付服务开始报错 § 09:14 | 左右，支付服务开始报错
                        2026年3月4日 09:14 上线 v2 版本 § 2026-03-04 09:14 | 上线 v2 版本
                        "started_at": "2026-03-04T09:14:31.250Z" § 2026-03-04 09:14:31.250Z | started_at
                        """)
    void readsTimesWithWhateverDateAndZoneStandBesideThem(String text, String expected) {
        assertThat(FactLines.of(TimelineFact.class, text)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~',
            textBlock = """
                        listening on 10.0.0.1:8080
                        "duration": "3:02:30"
                        image repo/app:10:20
                        ratio 16:9 and 25:61
                        at Foo.java:12:30
                        "timestamps": ["2026-03-04T09:14:00Z", "2026-03-04T09:15:00Z", "2026-03-04T09:16:00Z"]
                        """)
    void isNotMisledByOtherColons(String text) {
        assertThat(FactLines.of(TimelineFact.class, text)).isEmpty();
    }

    @Test
    void splitsAListThatStandsOnOneLine() {
        assertThat(FactLines.of(TimelineFact.class, "Notes: - 09:03 — users complain - 09:05 — paged - 09:09 — fixed"))
                .containsExactly("09:03 | users complain", "09:05 | paged", "09:09 | fixed");
    }

    @Test
    void givesTheSameEventOnce() {
        assertThat(FactLines.of(TimelineFact.class, "09:03 paged\n09:03 paged\n")).containsExactly("09:03 | paged");
    }

    @Test
    void turnsATimeIntoAMoment() {
        TimelineFact fact = FactLines.sheet("09:14 +0200 paged").all(TimelineFact.class).getFirst();
        assertThat(fact.at().at(LocalDate.of(2026, 3, 4))).isEqualTo(Instant.parse("2026-03-04T07:14:00Z"));
    }
}
