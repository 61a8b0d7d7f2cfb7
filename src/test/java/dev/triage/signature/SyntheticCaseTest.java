package dev.triage.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.diagnosis.ChecklistStep;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.EvidenceSource;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.redact.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SyntheticCaseTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z][A-Za-z]*}|\\[\\[|]]|<[a-z][a-z -]*>");

    static Stream<SyntheticCase> cases() {
        return SyntheticCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void putsTheRightCauseFirst(SyntheticCase incident) {
        assertThat(incident.first()).isEqualTo(incident.cause());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void quotesOnlyWhatStandsInTheContextAtTheStatedLines(SyntheticCase incident) {
        String[] lines = new Redactor().redact(incident.text()).value().split("\n", -1);
        for (Evidence evidence : evidence(incident.diagnosis())) {
            assertThat(evidence.source()).isEqualTo(EvidenceSource.CONTEXT);
            String[] range = evidence.lines().split("-");
            String told = Stream.of(lines).skip(Integer.parseInt(range[0]) - 1L)
                    .limit(Integer.parseInt(range[range.length - 1]) - Integer.parseInt(range[0]) + 1L)
                    .collect(Collectors.joining("\n"));
            assertThat(evidence.quote()).isNotBlank();
            assertThat(told).contains(evidence.quote());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leavesNoPlaceholderInAnyText(SyntheticCase incident) {
        assertThat(texts(incident.diagnosis())).noneMatch(text -> PLACEHOLDER.matcher(text).find());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysRiskAndRollbackOfEveryStep(SyntheticCase incident) {
        assertThat(incident.diagnosis().mitigations())
                .allSatisfy(step -> assertThat(step.risk()).isNotBlank())
                .allSatisfy(step -> assertThat(step.rollback().action()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysTheSameTwice(SyntheticCase incident) {
        assertThat(incident.diagnosis()).isEqualTo(incident.diagnosis());
    }

    @Test
    void holdsTwoContextsForEveryCauseThatAModeNames() {
        assertThat(Analysis.CATALOG.signatures()).allSatisfy(signature -> assertThat(SyntheticCase.all()
                .filter(incident -> incident.cause() == signature.cause()).count()).as(signature.id())
                .isGreaterThan(1));
    }

    @Test
    void namesACauseWithSomeConfidenceInNearlyAllOfThem() {
        long unsure = SyntheticCase.all().filter(incident -> incident.diagnosis().mitigations().isEmpty()
                && incident.cause() != dev.triage.diagnosis.CauseCode.NO_FAULT).count();
        assertThat(unsure).isLessThan(SyntheticCase.all().count() / 20);
    }

    private static List<Evidence> evidence(Diagnosis diagnosis) {
        List<Evidence> all = new ArrayList<>();
        for (Hypothesis hypothesis : diagnosis.hypotheses()) {
            all.addAll(hypothesis.evidence());
            all.addAll(hypothesis.contradicting());
        }
        return all;
    }

    private static List<String> texts(Diagnosis diagnosis) {
        List<String> texts = new ArrayList<>(
                List.of(diagnosis.summary(), diagnosis.severity().reasoning(), diagnosis.impact().statement()));
        diagnosis.hypotheses()
                .forEach(hypothesis -> texts.addAll(List.of(hypothesis.statement(), hypothesis.wouldConfirm())));
        for (ChecklistStep step : diagnosis.checklist()) {
            texts.addAll(List.of(step.step(), step.expected()));
            if (step.command() != null) {
                texts.add(step.command().text());
            }
        }
        for (MitigationStep step : diagnosis.mitigations()) {
            texts.addAll(List.of(step.action(), step.risk(), step.rollback().action()));
            step.commands().forEach(command -> texts.add(command.text()));
            step.rollback().commands().forEach(command -> texts.add(command.text()));
        }
        diagnosis.followUps().forEach(step -> texts.addAll(List.of(step.action(), step.owner())));
        diagnosis.missingFacts().forEach(fact -> texts.addAll(List.of(fact.fact(), fact.howToGet())));
        return texts;
    }
}
