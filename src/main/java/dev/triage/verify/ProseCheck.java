package dev.triage.verify;

import dev.triage.command.CommandContext;
import dev.triage.command.CommandJudge;
import dev.triage.command.Prose;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.FollowUp;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.diagnosis.PostmortemDraft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the commands that stand in the sentences of a diagnosis instead of where commands belong. */
final class ProseCheck {

    private final CommandContext context;
    private final List<Finding> findings = new ArrayList<>();

    ProseCheck(CommandContext context) {
        this.context = context;
    }

    List<Finding> check(Diagnosis diagnosis) {
        told("summary", diagnosis.summary());
        told("severity.reasoning", diagnosis.severity().reasoning());
        told("impact.statement", diagnosis.impact().statement());
        for (int i = 0; i < diagnosis.hypotheses().size(); i++) {
            Hypothesis hypothesis = diagnosis.hypotheses().get(i);
            told("hypotheses[" + i + "].statement", hypothesis.statement());
            advised("hypotheses[" + i + "].wouldConfirm", hypothesis.wouldConfirm());
        }
        for (int i = 0; i < diagnosis.checklist().size(); i++) {
            advised("checklist[" + i + "].step", diagnosis.checklist().get(i).step());
            told("checklist[" + i + "].expected", diagnosis.checklist().get(i).expected());
        }
        for (int i = 0; i < diagnosis.mitigations().size(); i++) {
            mitigation("mitigations[" + i + "]", diagnosis.mitigations().get(i));
        }
        each("impact.toMeasure", diagnosis.impact().toMeasure());
        followUps("followUps", diagnosis.followUps());
        for (int i = 0; i < diagnosis.missingFacts().size(); i++) {
            advised("missingFacts[" + i + "].howToGet", diagnosis.missingFacts().get(i).howToGet());
        }
        postmortem(diagnosis.postmortem());
        return findings;
    }

    /** A trap that the step's commands are marked with already is not marked twice. */
    private void mitigation(String where, MitigationStep step) {
        Set<String> marked = new HashSet<>(step.commands().stream()
                .flatMap(command -> CommandJudge.assess(command, context).traps().stream())
                .map(hit -> hit.trap().id()).collect(Collectors.toSet()));
        Prose.traps(step.action(), true, context).stream().filter(hit -> !marked.contains(hit.trap().id()))
                .forEach(hit -> findings.add(CommandCheck.finding(hit, where + ".action", step.action())));
        told(where + ".risk", step.risk());
        advised(where + ".rollback.action", step.rollback().action());
    }

    private void postmortem(PostmortemDraft postmortem) {
        told("postmortem.summary", postmortem.summary());
        told("postmortem.rootCause", postmortem.rootCause());
        told("postmortem.impact", postmortem.impact());
        told("postmortem.detection", postmortem.detection());
        told("postmortem.response", postmortem.response());
        for (int i = 0; i < postmortem.timeline().size(); i++) {
            told("postmortem.timeline[" + i + "].event", postmortem.timeline().get(i).event());
        }
        for (int i = 0; i < postmortem.wentWell().size(); i++) {
            told("postmortem.wentWell[" + i + "]", postmortem.wentWell().get(i));
        }
        for (int i = 0; i < postmortem.wentPoorly().size(); i++) {
            told("postmortem.wentPoorly[" + i + "]", postmortem.wentPoorly().get(i));
        }
        followUps("postmortem.actionItems", postmortem.actionItems());
    }

    private void followUps(String where, List<FollowUp> items) {
        for (int i = 0; i < items.size(); i++) {
            advised(where + "[" + i + "].action", items.get(i).action());
        }
    }

    private void each(String where, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            advised(where + "[" + i + "]", texts.get(i));
        }
    }

    private void advised(String where, String text) {
        Prose.traps(text, true, context).forEach(hit -> findings.add(CommandCheck.finding(hit, where, text)));
    }

    /** A sentence that tells what happened: a command in it is meant only if the reader is told to run it. */
    private void told(String where, String text) {
        Prose.traps(text, false, context).forEach(hit -> findings.add(CommandCheck.finding(hit, where, text)));
    }
}
