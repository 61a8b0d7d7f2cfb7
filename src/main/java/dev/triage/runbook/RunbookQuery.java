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

    static RedactedText cut(RedactedText text) {
        if (text.length() <= TEXT_MAX_CHARS) {
            return text;
        }
        boolean splitsPair = Character.isLowSurrogate(text.value().charAt(TEXT_MAX_CHARS));
        return text.slice(0, splitsPair ? TEXT_MAX_CHARS - 1 : TEXT_MAX_CHARS);
    }
}
