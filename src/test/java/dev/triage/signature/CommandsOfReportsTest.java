package dev.triage.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.command.TrapCatalog;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.verify.Finding;
import dev.triage.verify.FindingKind;
import dev.triage.verify.FindingLevel;
import dev.triage.verify.Grounds;
import dev.triage.verify.Verifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The analyst's own reports hold no command, rollback, risk or order that the checks would have to mark. */
class CommandsOfReportsTest {

    private static final Set<FindingKind> KINDS = EnumSet.of(FindingKind.UNSAFE_COMMAND, FindingKind.MISPLACED_STEP,
            FindingKind.MISSING_ROLLBACK, FindingKind.MISSTATED_RISK, FindingKind.PLAN_ORDER);

    static Stream<SyntheticCase> cases() {
        return SyntheticCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdNothingThatWouldHaveToBeMarked(SyntheticCase incident) {
        assertThat(marked(incident.diagnosis(), "shop-api", incident.text(), incident.language())).isEmpty();
    }

    /** What the checks mark in a report, beside notes. */
    static List<Finding> marked(Diagnosis diagnosis, String service, String context, String language) {
        SignatureInput input = Analysis.input(service, context, language, List.of(), List.of());
        Grounds grounds = new Grounds(input.facts(), service, List.of(), List.of(), language);
        return new Verifier().verify(diagnosis, grounds).findings().stream()
                .filter(finding -> finding.level() != FindingLevel.NOTE)
                .filter(finding -> KINDS.contains(finding.kind()) || isTrap(finding.rule())).toList();
    }

    private static boolean isTrap(String rule) {
        return TrapCatalog.all().stream().anyMatch(trap -> trap.id().equals(rule));
    }
}
