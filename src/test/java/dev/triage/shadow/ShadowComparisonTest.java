package dev.triage.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.incident.IncidentId;
import dev.triage.stats.Verdict;
import dev.triage.triage.RunId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShadowComparisonTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void findsACandidateThatPeopleCallRightMoreOften() {
        List<ShadowRun> runs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            runs.add(run(i, "svc-" + i, side("A", 1, 2.0), side("B", 0, 3.0), Seen.WRONG, Seen.RIGHT));
        }
        ShadowComparison comparison = ShadowComparison.of(runs);

        assertThat(line(comparison, ShadowComparison.Measure.RIGHT).comparison().verdict())
                .isEqualTo(Verdict.IMPROVED);
        assertThat(line(comparison, ShadowComparison.Measure.ERRORS).comparison().verdict())
                .isEqualTo(Verdict.IMPROVED);
        assertThat(line(comparison, ShadowComparison.Measure.ERRORS).current()).isEqualTo(1);
        assertThat(comparison.sameCause()).isZero();
        assertThat(comparison.people()).isEqualTo(40);
    }

    @Test
    void saysThatAFewIncidentsAreTooFewToTell() {
        List<ShadowRun> runs = List.of(run(1, "a", side("A", 0, 1), side("A", 0, 1), Seen.RIGHT, Seen.WRONG),
                run(2, "b", side("A", 0, 1), side("A", 1, 1), Seen.WRONG, Seen.RIGHT),
                run(3, "c", side("A", 2, 1), side("A", 0, 1), Seen.RIGHT, Seen.RIGHT));

        assertThat(line(ShadowComparison.of(runs), ShadowComparison.Measure.RIGHT).comparison().verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void countsAFailureOfTheModelAndLeavesOutOneOnTheWay() {
        List<ShadowRun> runs = List.of(run(1, "a", side("A", 0, 1), side("A", 0, 1), Seen.UNKNOWN, Seen.UNKNOWN),
                failed(2, ShadowStatus.MODEL_FAILED), failed(3, ShadowStatus.INFRASTRUCTURE),
                failed(4, ShadowStatus.SKIPPED));
        ShadowComparison comparison = ShadowComparison.of(runs);

        assertThat(comparison.incidents()).isEqualTo(2);
        assertThat(line(comparison, ShadowComparison.Measure.ANSWERED).candidate()).isEqualTo(0.5);
        assertThat(comparison.measures()).extracting(ShadowComparison.Line::measure)
                .doesNotContain(ShadowComparison.Measure.ERRORS);
    }

    @Test
    void averagesTheRunsOfAnIncident() {
        List<ShadowRun> runs = List.of(run(1, "a", side("A", 0, 1), side("A", 4, 1), Seen.UNKNOWN, Seen.UNKNOWN),
                run(1, "a", side("A", 0, 1), side("A", 0, 1), Seen.UNKNOWN, Seen.UNKNOWN),
                run(2, "b", side("A", 0, 1), side("A", 0, 1), Seen.UNKNOWN, Seen.UNKNOWN));
        ShadowComparison.Line errors = line(ShadowComparison.of(runs), ShadowComparison.Measure.ERRORS);

        assertThat(errors.comparison().units()).isEqualTo(2);
        assertThat(errors.candidate()).isEqualTo(1);
    }

    private static ShadowComparison.Line line(ShadowComparison comparison, ShadowComparison.Measure measure) {
        return comparison.measures().stream().filter(each -> each.measure() == measure).findFirst().orElseThrow();
    }

    private static SideMeasures side(String cause, int errors, double seconds) {
        return new SideMeasures("m", true, cause, "SUSPECTED", "SEV2", true, errors, 0, 4, 4, seconds * 1000,
                new BigDecimal("0.01"), 100);
    }

    private static ShadowRun failed(int incident, ShadowStatus status) {
        return run(incident, "s", status, side("A", 0, 1), null, Seen.UNKNOWN, Seen.UNKNOWN);
    }

    private static ShadowRun run(int incident, String service, SideMeasures current, SideMeasures candidate,
            Seen currentSeen, Seen candidateSeen) {
        return run(incident, service, ShadowStatus.DIAGNOSED, current, candidate, currentSeen, candidateSeen);
    }

    private static ShadowRun run(int incident, String service, ShadowStatus status, SideMeasures current,
            @Nullable SideMeasures candidate, Seen currentSeen, Seen candidateSeen) {
        return new ShadowRun(new UUID(0, 0), new RunId(UUID.randomUUID()), new IncidentId(new UUID(1, incident)), "t",
                service, status, "", NOW, current, candidate, currentSeen, candidateSeen);
    }
}
