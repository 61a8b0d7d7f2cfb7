package dev.triage.signature;

import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.Impact;
import dev.triage.diagnosis.Outcome;
import dev.triage.fact.ChangeEvent;
import dev.triage.fact.ChangeKind;
import dev.triage.signature.Slots.OnsetChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the summary and the impact from measured facts. */
record Narrative(CaseFile file, Effects effects, Words words, String service) {

    private static final int METRICS_MAX = 4;

    String summary(Outcome outcome, List<Hypothesis> hypotheses) {
        List<String> moves = effects.moved().stream().limit(METRICS_MAX).map(this::move).distinct().toList();
        String onset = file.chronology().onsetText();
        String first = moves.isEmpty()
                ? words.say("summary.unmeasured", "service", service, "onset", onset)
                : words.say("summary.measured", "service", service, "onset", onset, "moves", words.list(moves));
        String second = outcome == Outcome.NO_INCIDENT ? "" : change();
        String third = switch (outcome) {
            case ESTABLISHED, SUSPECTED -> words.say(
                    outcome == Outcome.ESTABLISHED ? "summary.established" : "summary.suspected", "statement",
                    hypotheses.getFirst().statement());
            case NOT_ESTABLISHED -> words.say("summary.notEstablished");
            case NO_INCIDENT -> words.say("summary.noIncident");
        };
        return words.join(words.join(first, second), third);
    }

    private String change() {
        Optional<OnsetChange> last = OnsetChange.of(file);
        if (last.isEmpty()) {
            return "";
        }
        ChangeEvent event = last.get().event();
        String what = (event.subject() + " " + event.version()).strip();
        String kind = words
                .say("change." + (event.kind() == ChangeKind.NONE ? ChangeKind.CONFIG : event.kind()).name());
        String at = event.at() == null ? "" : Clocks.text(event.at(), file.chronology().day());
        return words.say("summary.change", "what", what.isEmpty() ? kind : kind + " " + what, "at", at, "minutes",
                Long.toString(last.get().minutes()));
    }

    private String move(Reading reading) {
        String before = reading.beforeText();
        String metric = reading.metric().strip().replaceAll("\\s+", " ");
        return before.isBlank()
                ? words.say("metric.at", "metric", metric, "after", reading.afterText())
                : words.say("metric.moved", "metric", metric, "before", before, "after", reading.afterText());
    }

    Impact impact(boolean noIncident) {
        List<String> measured = effects.moved().stream().limit(METRICS_MAX).map(this::move).distinct().toList();
        if (noIncident) {
            return new Impact(words.say("impact.none"), measured, List.of());
        }
        String statement = measured.isEmpty()
                ? words.say("impact.unmeasured", "service", service)
                : words.say("impact.measured", "service", service, "moves", words.list(measured));
        if (effects.isNoticedByCustomers()) {
            statement = words.join(statement, words.say("impact.customers"));
        }
        List<String> toMeasure = new ArrayList<>();
        if (effects.errorShare().isEmpty()) {
            toMeasure.add(words.say("impact.toMeasure.errors"));
        }
        toMeasure.add(words.say("impact.toMeasure.customers"));
        if (effects.isRevenuePath()) {
            toMeasure.add(words.say("impact.toMeasure.revenue"));
        }
        toMeasure.add(words.say("impact.toMeasure.duration"));
        return new Impact(statement, measured, toMeasure);
    }
}
