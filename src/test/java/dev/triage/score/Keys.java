package dev.triage.score;

import dev.triage.diagnosis.CauseCode;
import dev.triage.incident.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys of cases as tests need them. */
final class Keys {

    private @Nullable ExpectedCause cause = new ExpectedCause(CauseCode.MISSING_INDEX, List.of("orders|订单"));
    private boolean abstain;
    private Severity severity = Severity.SEV2;
    private Set<Severity> accepted = Set.of();
    private Set<CauseCode> required = Set.of();
    private Set<CauseCode> forbidden = Set.of();
    private List<RuledOut> ruledOut = List.of();
    private List<ExpectedFact> mention = List.of();
    private List<ExpectedFact> never = List.of();
    private List<ExpectedFact> fix = List.of();
    private List<Trap> traps = List.of();
    private Set<PostmortemPart> known = Set.of();
    private Set<PostmortemPart> unknown = Set.of();

    /** The cause is MISSING_INDEX on orders. */
    static Keys ordinary() {
        return new Keys();
    }

    static Keys abstaining() {
        Keys keys = new Keys();
        keys.cause = null;
        keys.abstain = true;
        return keys;
    }

    static Keys nothingWrong() {
        Keys keys = new Keys();
        keys.cause = new ExpectedCause(CauseCode.NO_FAULT, List.of());
        return keys;
    }

    Keys severity(Severity right, Severity... others) {
        severity = right;
        accepted = Set.of(others);
        return this;
    }

    Keys required(CauseCode... codes) {
        required = Set.of(codes);
        return this;
    }

    Keys forbidden(CauseCode... codes) {
        forbidden = Set.of(codes);
        return this;
    }

    Keys ruledOut(CauseCode code) {
        ruledOut = List.of(new RuledOut(code, "words"));
        return this;
    }

    Keys mention(String... words) {
        mention = facts(words);
        return this;
    }

    Keys never(String... words) {
        never = facts(words);
        return this;
    }

    Keys fix(String... words) {
        fix = facts(words);
        return this;
    }

    Keys trap(Trap trap) {
        traps = List.of(trap);
        return this;
    }

    Keys known(PostmortemPart... parts) {
        known = Set.of(parts);
        return this;
    }

    Keys unknown(PostmortemPart... parts) {
        unknown = Set.of(parts);
        return this;
    }

    Expected key() {
        return new Expected(cause, abstain, severity, accepted, List.of(), required, forbidden, ruledOut, mention,
                never,
                fix, traps, known, unknown);
    }

    private static List<ExpectedFact> facts(String... words) {
        return List.of(words).stream().map(word -> new ExpectedFact(word, List.of(word), null, null)).toList();
    }
}
