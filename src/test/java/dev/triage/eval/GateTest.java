package dev.triage.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.stats.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The gate on made-up outcomes of sixty cases in twelve families with three repeats, half of the cases hard. */
class GateTest {

    private static final int SEEDS = 200;
    private static final int CASES = 60;
    private static final int REPEATS = 3;

    /** At 5 %, one of twenty tries of 200 seeds would give more than 7.5 %; over 2,000 seeds it stays under 6 %. */
    @Test
    void twoRunsOfTheSameArmFailInAboutOneOfTwentyAndNoMore() {
        long failed = IntStream.range(0, SEEDS)
                .filter(seed -> compare(seed, 0).outcome() == GateOutcome.REGRESSED).count();
        assertThat(failed / (double) SEEDS).isBetween(0.01, 0.08);
    }

    @Test
    void aVersionThatIsWorseOnHardCasesIsFound() {
        long found = IntStream.range(0, 20)
                .filter(seed -> compare(seed, 0.4).outcome() == GateOutcome.REGRESSED).count();
        assertThat(found).isGreaterThanOrEqualTo(18);
        ArmComparison one = compare(1, 0.4);
        assertThat(one.flips()).isNotEmpty().filteredOn(FlippedCase::lost).hasSizeGreaterThan(one.flips().size() / 2);
    }

    @Test
    void theSameAnswersAreEquivalent() {
        List<ScoredCell> cells = cells(new SplittableRandom(3), difficulties(3), 0, false);
        ArmComparison same = Comparer.compare(List.of(new Comparer.Sides("a", cells, "b", cells)), MatrixFile.DECIDING)
                .getFirst();
        assertThat(same.outcome()).isEqualTo(GateOutcome.EQUIVALENT);
        assertThat(same.outcome().exitCode()).isZero();
        assertThat(same.scores()).allMatch(score -> score.comparison().verdict() == Verdict.EQUIVALENT);
    }

    @Test
    void aMustPassCaseThatFailsStopsTheGateWhateverTheMeansSay() {
        List<ScoredCell> a = cells(new SplittableRandom(3), difficulties(3), 0, false);
        List<ScoredCell> b = new ArrayList<>(a);
        for (int i = 0; i < REPEATS; i++) {
            b.set(i, cell("c100", i + 1, 0, false, true, List.of()));
        }
        ArmComparison failed = Comparer.compare(List.of(new Comparer.Sides("a", a, "b", b)), MatrixFile.DECIDING)
                .getFirst();
        assertThat(failed.mustPassFailed()).singleElement().asString().startsWith("c100");
        assertThat(failed.outcome().exitCode()).isEqualTo(1);
    }

    @Test
    void byTheStricterRuleAMustPassCaseThatBothFailStopsTheGate() {
        List<ScoredCell> cells = new ArrayList<>(cells(new SplittableRandom(3), difficulties(3), 0, false));
        for (int i = 0; i < REPEATS; i++) {
            cells.set(i, cell("c100", i + 1, 0, false, true, List.of()));
        }
        List<Comparer.Sides> sides = List.of(new Comparer.Sides("a", cells, "b", cells));
        assertThat(Comparer.compare(sides, MatrixFile.DECIDING).getFirst().outcome().exitCode()).isZero();
        assertThat(Comparer.compare(sides, MatrixFile.DECIDING, true).getFirst().outcome().exitCode()).isEqualTo(1);
    }

    @Test
    void aCriticalTrapStopsTheGateOnlyWhenItIsNew() {
        List<ScoredCell> a = new ArrayList<>(cells(new SplittableRandom(3), difficulties(3), 0, false));
        List<ScoredCell> b = new ArrayList<>(a);
        b.set(7, cell(a.get(7).id().caseId(), a.get(7).id().repeat(), 1, false, false, List.of("drops data")));
        assertThat(Comparer.compare(List.of(new Comparer.Sides("a", a, "b", b)), MatrixFile.DECIDING).getFirst()
                .newCriticalTraps()).containsExactly(a.get(7).id().caseId() + ": drops data");
        a.set(6, cell(b.get(7).id().caseId(), 1, 1, false, false, List.of("drops data")));
        assertThat(Comparer.compare(List.of(new Comparer.Sides("a", a, "b", b)), MatrixFile.DECIDING).getFirst()
                .newCriticalTraps()).isEmpty();
    }

    @Test
    void cellsThatFailedOnTheWayAreNoWrongAnswersAndTooManyOfThemDecideNothing() {
        List<ScoredCell> a = cells(new SplittableRandom(3), difficulties(3), 0, false);
        List<ScoredCell> few = new ArrayList<>(a);
        few.set(0, broken(a.getFirst()));
        ArmComparison one = Comparer.compare(List.of(new Comparer.Sides("a", a, "b", few)), MatrixFile.DECIDING)
                .getFirst();
        assertThat(one.outcome()).isEqualTo(GateOutcome.EQUIVALENT);
        assertThat(one.unusable()).isEqualTo(1);
        List<ScoredCell> many = a.stream().map(GateTest::broken).toList();
        assertThat(Comparer.compare(List.of(new Comparer.Sides("a", a, "b", many)), MatrixFile.DECIDING).getFirst()
                .outcome().exitCode()).isEqualTo(3);
    }

    @Test
    void threeIncidentsAreTooFewToTell() {
        List<ScoredCell> a = cells(new SplittableRandom(3), difficulties(3), 0, false).subList(0, 9);
        List<ScoredCell> b = a.stream().map(
                cell -> cell(cell.id().caseId(), cell.id().repeat(), 1, false, false, List.of())).toList();
        assertThat(Comparer.compare(List.of(new Comparer.Sides("a", a, "b", b)), MatrixFile.DECIDING).getFirst()
                .outcome().exitCode()).isEqualTo(2);
    }

    private static ArmComparison compare(int seed, double worseOnHard) {
        SplittableRandom random = new SplittableRandom(1_000 + seed);
        double[] difficulties = difficulties(seed);
        List<ScoredCell> a = cells(random, difficulties, 0, true);
        List<ScoredCell> b = cells(random, difficulties, worseOnHard, true);
        return Comparer.compare(List.of(new Comparer.Sides("a", a, "b", b)), MatrixFile.DECIDING).getFirst();
    }

    private static double[] difficulties(int seed) {
        return new SplittableRandom(seed).doubles(CASES, 0.3, 0.95).toArray();
    }

    private static List<ScoredCell> cells(SplittableRandom random, double[] chances, double worseOnHard,
            boolean varied) {
        List<ScoredCell> cells = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            for (int repeat = 1; repeat <= REPEATS; repeat++) {
                boolean hard = i / 12 % 2 == 0;
                boolean right = !varied || random.nextDouble() < chances[i] - (hard ? worseOnHard : 0);
                double total = right ? 0.8 + 0.2 * random.nextDouble() : 0.2 * random.nextDouble();
                cells.add(cell("c" + (100 + i), repeat, total, hard, false, List.of()));
            }
        }
        return cells;
    }

    private static ScoredCell cell(String caseId, int repeat, double total, boolean hard, boolean mustPass,
            List<String> critical) {
        String family = "f" + Integer.parseInt(caseId.substring(1)) % 12;
        return new ScoredCell(caseId + repeat, new CellId(caseId, new Arm("v1", "m"), "en", repeat), caseId, family,
                hard, mustPass, List.of(), caseId, "en", Cell.Status.DIAGNOSED, "",
                Map.of("total", total, "correct", total > 0.5 ? 1.0 : 0.0), Map.of(), critical, critical, "OOM_KILL",
                "OOM_KILL", null);
    }

    private static ScoredCell broken(ScoredCell cell) {
        return new ScoredCell(cell.key(), cell.id(), cell.incident(), cell.family(), cell.hard(), cell.mustPass(),
                cell.tags(), cell.title(), "en", Cell.Status.INFRASTRUCTURE, "no answer", Map.of(), Map.of(), List.of(),
                List.of(), cell.expected(), "INFRASTRUCTURE", null);
    }
}
