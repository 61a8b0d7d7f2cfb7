package dev.triage.similar;

import dev.triage.fact.ChangeEvent;
import dev.triage.fact.ErrorSignature;
import dev.triage.fact.FactSheet;
import dev.triage.fact.LogTemplate;
import dev.triage.fact.MetricChange;
import dev.triage.fact.SqlStatement;
import dev.triage.incident.ServiceName;
import dev.triage.redact.RedactedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an incident is known by; the reason of a match is what two incidents have in common of it.
 *
 * @param services lower case: the suffering service and what was changed
 * @param errors canonical error codes
 * @param terms significant words
 */
record IncidentTraits(Set<String> services, Set<String> errors, Set<String> terms) {

    private static final int PER_KIND_MAX = 20;
    private static final int TERMS_MAX = 80;

    /** Facts come from the whole context; plain words only from its beginning. */
    private static final int CONTEXT_CHARS = 8_000;

    IncidentTraits {
        services = Set.copyOf(services);
        errors = Set.copyOf(errors);
        terms = Set.copyOf(terms);
    }

    static IncidentTraits of(RedactedText titleAndSymptoms, List<ServiceName> named, FactSheet facts, Wording wording) {
        Set<String> services = new LinkedHashSet<>();
        named.forEach(service -> services.add(service.value().toLowerCase(Locale.ROOT)));
        facts.all(ChangeEvent.class).stream().map(ChangeEvent::subject).filter(ServiceName::isValid)
                .map(subject -> subject.toLowerCase(Locale.ROOT)).limit(PER_KIND_MAX).forEach(services::add);
        Set<String> errors = new LinkedHashSet<>();
        facts.all(ErrorSignature.class).stream().map(ErrorSignature::code).distinct().limit(PER_KIND_MAX)
                .forEach(errors::add);
        List<String> texts = new ArrayList<>();
        texts.add(titleAndSymptoms.value());
        facts.all(SqlStatement.class).stream().limit(PER_KIND_MAX)
                .forEach(statement -> texts.addAll(statement.tables()));
        facts.all(MetricChange.class).stream().limit(PER_KIND_MAX).forEach(change -> texts.add(change.metric()));
        facts.all(LogTemplate.class).stream().limit(PER_KIND_MAX).forEach(log -> texts.add(log.template()));
        String context = facts.source().value();
        texts.add(context.substring(0, Math.min(context.length(), CONTEXT_CHARS)));
        Set<String> terms = wording.terms(String.join("\n", texts), TERMS_MAX);
        terms.removeAll(services);
        return new IncidentTraits(services, errors, terms);
    }
}
