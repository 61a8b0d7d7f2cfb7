package dev.triage.similar;

import dev.triage.fact.ErrorSignature;
import dev.triage.fact.Fact;
import dev.triage.fact.FactSheet;
import dev.triage.fact.LogTemplate;
import dev.triage.fact.MetricChange;
import dev.triage.incident.Incident;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * An incident in a few lines, what tells most about it first, because embedding models read the beginning only.
 *
 * @param title title and symptoms; empty for a free text
 * @param body service, error codes, the most frequent log templates, metric names, the context's own beginning, and
 *     once known cause and fix
 */
record IncidentDigest(RedactedText title, RedactedText body) {

    private static final int PHRASE_MAX_CHARS = 200;
    private static final int TITLE_MAX_CHARS = 400;
    private static final int BODY_MAX_CHARS = 2_000;
    private static final int RESOLUTION_MAX_CHARS = 600;
    private static final int LINE_MAX_CHARS = 160;
    private static final int CODES_MAX = 10;
    private static final int METRICS_MAX = 10;
    private static final int TEMPLATES_MAX = 5;

    static IncidentDigest of(Incident incident, FactSheet facts, Redactor redactor) {
        RedactedText title = cut(RedactedText.join(List.of(incident.title(), incident.symptoms())), TITLE_MAX_CHARS);
        List<String> lines = new ArrayList<>();
        lines.add(incident.service().value());
        lines.addAll(factLines(facts));
        RedactedText resolution = incident.resolution() == null
                ? RedactedText.empty()
                : cut(RedactedText.join(List.of(incident.resolution().rootCause(), incident.resolution().fix())),
                        RESOLUTION_MAX_CHARS);
        // Facts are rewritten text, so they go through the redactor again rather than around it.
        RedactedText known = redactor.redact(String.join("\n", lines));
        RedactedText body = cut(RedactedText.join(List.of(known, resolution, incident.context())), BODY_MAX_CHARS);
        return new IncidentDigest(title, body);
    }

    /** A free text as a digest: it has no title. */
    static IncidentDigest of(RedactedText text, FactSheet facts, Redactor redactor) {
        RedactedText known = redactor.redact(String.join("\n", factLines(facts)));
        return new IncidentDigest(RedactedText.empty(), cut(RedactedText.join(List.of(text, known)), BODY_MAX_CHARS));
    }

    /** Whether it is a few words that somebody looks for, and not an incident. */
    boolean isPhrase() {
        return title.isBlank() && body.length() <= PHRASE_MAX_CHARS;
    }

    private static List<String> factLines(FactSheet facts) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(", ", distinct(facts, ErrorSignature.class, ErrorSignature::code, CODES_MAX)));
        facts.all(LogTemplate.class).stream().sorted(Comparator.comparingInt(LogTemplate::count).reversed())
                .limit(TEMPLATES_MAX).map(log -> cut(log.template(), LINE_MAX_CHARS)).forEach(lines::add);
        lines.add(String.join(", ", distinct(facts, MetricChange.class, MetricChange::metric, METRICS_MAX)));
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }

    private static <F extends Fact> List<String> distinct(FactSheet facts, Class<F> kind, Function<F, String> part,
            int max) {
        return facts.all(kind).stream().map(part).filter(text -> !text.isBlank()).distinct().limit(max).toList();
    }

    private static RedactedText cut(RedactedText text, int max) {
        return text.length() <= max ? text : text.slice(0, boundary(text.value(), max));
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, boundary(text, max));
    }

    private static int boundary(String text, int max) {
        return Character.isLowSurrogate(text.charAt(max)) ? max - 1 : max;
    }
}
