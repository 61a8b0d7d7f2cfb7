package dev.triage.runbook;

import dev.triage.fact.ErrorSignature;
import dev.triage.fact.FactSheet;
import dev.triage.fact.LogTemplate;
import dev.triage.incident.Incident;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An incident as words that a runbook would use for it: the errors and messages, and neither times nor versions. */
final class RunbookQuery {

    private static final int TEXT_MAX_CHARS = 2_000;
    private static final int TITLE_MAX_CHARS = 400;
    private static final int CODES_MAX = 10;
    private static final int TEMPLATES_MAX = 3;

    private RunbookQuery() {}

    static RedactedText body(Incident incident, FactSheet facts, Redactor redactor) {
        List<String> lines = new ArrayList<>();
        facts.all(ErrorSignature.class).stream().map(ErrorSignature::code).distinct().limit(CODES_MAX)
                .forEach(lines::add);
        facts.all(LogTemplate.class).stream().sorted(Comparator.comparingInt(LogTemplate::count).reversed())
                .limit(TEMPLATES_MAX).map(LogTemplate::template).forEach(lines::add);
        return lines.isEmpty() ? cut(incident.context()) : redactor.redact(String.join("\n", lines));
    }

    static RedactedText title(RedactedText text) {
        return cut(text, TITLE_MAX_CHARS);
    }

    static RedactedText cut(RedactedText text) {
        return cut(text, TEXT_MAX_CHARS);
    }

    private static RedactedText cut(RedactedText text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.slice(0, Character.isLowSurrogate(text.value().charAt(max)) ? max - 1 : max);
    }
}
