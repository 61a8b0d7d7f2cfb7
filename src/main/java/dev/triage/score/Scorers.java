package dev.triage.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All scores, in the order in which reports list them. */
public final class Scorers {

    /** The score that gates and rankings go by unless they name another. */
    public static final String MAIN = "total";

    /** The score by which an answer counts as correct: cost per correct triage, flips, must-pass cases. */
    public static final String CORRECT = "correct";

    private static final List<Scorer> ALL = List.of(new DetectFixTrap(DetectFixTrap.Part.TOTAL),
            new DetectFixTrap(DetectFixTrap.Part.DETECT), new DetectFixTrap(DetectFixTrap.Part.FIX),
            new DetectFixTrap(DetectFixTrap.Part.TRAP), new Correct(),
            new CauseAtRank(1, Definition.About.PROPOSED), new CauseAtRank(3, Definition.About.PROPOSED),
            new CauseAtRank(1, Definition.About.SHOWN), new CauseCodeFirst(), new ReciprocalRank(), new WrongCauses(),
            new RequiredCauses(),
            new RequiredFacts(), new ForbiddenFacts(), new SeverityScore(0), new SeverityScore(1), new GroundingRate(),
            new UnsupportedClaims(), new TrapsHit(), new DangerousCommands(),
            new ChecklistReadOnly(Definition.About.PROPOSED), new ChecklistReadOnly(Definition.About.SHOWN),
            new PlanOrder(), new RollbackPresent(), new FillIn(true), new FillIn(false), new Abstention(true),
            new Abstention(false), new Calibration(), new AnswerLanguage(), new SchemaValid(true),
            new SchemaValid(false), Executed.CHECKLIST_RUNS, Executed.CULPRIT_SHOWN, Executed.ROLLBACK_RESTORES,
            Executed.PLAN_BLOCKED, new Spent(Spent.What.LATENCY), new Spent(Spent.What.TOKENS),
            new Spent(Spent.What.COST));

    private Scorers() {}

    public static List<Scorer> all() {
        return ALL;
    }

    public static Optional<Definition> definition(String name) {
        return ALL.stream().map(Scorer::definition).filter(each -> each.name().equals(name)).findFirst();
    }

    /** Every score of one answer by name. */
    public static Map<String, Score> score(Expected key, Answer answer) {
        Map<String, Score> scores = new LinkedHashMap<>();
        ALL.forEach(scorer -> scores.put(scorer.definition().name(), scorer.score(key, answer)));
        return scores;
    }
}
