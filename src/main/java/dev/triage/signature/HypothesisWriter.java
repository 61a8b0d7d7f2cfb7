package dev.triage.signature;

import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.EvidenceSource;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.similar.SimilarIncident;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Words a candidate as a hypothesis. */
record HypothesisWriter(CaseFile file, Words words) {

    private static final int EVIDENCE_MAX = 4;
    private static final int CONTRADICTING_MAX = 3;
    private static final int PRECEDENT_MAX_CHARS = 200;
    private static final Set<String> USUAL_ENTITIES = Set.of("version", "table");

    Hypothesis write(Candidate candidate, Slots slots, List<Caveat> caveats, Confidence most) {
        SignatureText text = candidate.signature().text(words.language());
        Quotes quotes = new Quotes(file);
        SimilarIncident precedent = candidate.precedent();
        boolean hasPrecedent = precedent != null && precedent.resolution() != null;
        List<Evidence> evidence = quotes.of(candidate.speaksFor(), hasPrecedent ? EVIDENCE_MAX - 1 : EVIDENCE_MAX);
        if (precedent != null && precedent.resolution() != null) {
            evidence.add(precedent(precedent, precedent.resolution().rootCause().value()));
        }
        List<Evidence> contradicting = quotes.of(
                Stream.concat(candidate.speaksAgainst().stream().map(ClueMatch::places),
                        caveats.stream().map(Caveat::places)).flatMap(List::stream),
                CONTRADICTING_MAX);
        String confirm = fill(text.confirm(), slots);
        for (Caveat caveat : caveats) {
            confirm = words.join(confirm, caveat.explanation());
        }
        Set<String> wanted = new LinkedHashSet<>(USUAL_ENTITIES);
        wanted.addAll(text.statement().slots());
        candidate.speaksFor().forEach(match -> wanted.addAll(match.names().keySet()));
        return new Hypothesis(candidate.cause(), fill(text.statement(), slots), slots.entities(wanted),
                candidate.confidence().compareTo(most) < 0 ? most : candidate.confidence(), evidence, contradicting,
                confirm, candidate.symptomOf());
    }

    private static Evidence precedent(SimilarIncident incident, String rootCause) {
        String quote = rootCause.strip();
        return new Evidence(quote.substring(0, Math.min(PRECEDENT_MAX_CHARS, quote.length())),
                EvidenceSource.SIMILAR_INCIDENT, incident.title());
    }

    private static String fill(Template template, Slots slots) {
        return template.fill(slots.forText())
                .orElseThrow(() -> new IllegalStateException("the catalogue let a text pass that cannot be filled"));
    }
}
