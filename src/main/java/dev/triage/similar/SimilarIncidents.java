package dev.triage.similar;

import dev.triage.fact.FactSheet;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.IncidentSummary;
import dev.triage.incident.Origin;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import dev.triage.search.DocumentKind;
import dev.triage.search.HybridSearch;
import dev.triage.search.SearchDocument;
import dev.triage.search.SearchHit;
import dev.triage.search.SearchQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds past incidents like one at hand, and says why they are alike. */
@Service
public class SimilarIncidents {

    private static final int LIMIT_MAX = 50;
    /** What a known fix is worth in relevance. */
    private static final double FIX_HELD = 0.10;
    private static final double FIX_KNOWN = 0.05;

    private final HybridSearch search;
    private final IncidentRepository incidents;
    private final TraitsRepository traits;
    private final Redactor redactor;
    private final Wording wording = new Wording();

    SimilarIncidents(HybridSearch search, IncidentRepository incidents, TraitsRepository traits, Redactor redactor) {
        this.search = search;
        this.incidents = incidents;
        this.traits = traits;
        this.redactor = redactor;
    }

    /**
     * Makes a stored incident findable; again after it was resolved, so that its cause is found too. Evaluation
     * incidents are kept but never found.
     *
     * @param facts the facts of its context
     */
    public void index(Incident incident, FactSheet facts) {
        traits.save(incident.id(), incident.occurredAt(), traitsOf(incident, facts));
        IncidentDigest digest = IncidentDigest.of(incident, facts, redactor);
        search.index(List.of(new SearchDocument(DocumentKind.INCIDENT, incident.id().value(), 0, digest.title(),
                digest.body(), incident.occurredAt(), incident.origin() != Origin.EVAL, incident.service().value(),
                labels(incident))));
    }

    /**
     * Incidents like this one, the most alike first; empty if none is. Never the incident itself, nor one that began
     * later, nor one of an evaluation.
     *
     * @param facts the facts of its context
     * @param limit at most so many, 1 to 50
     */
    public List<SimilarIncident> find(Incident incident, FactSheet facts, int limit) {
        return find(IncidentDigest.of(incident, facts, redactor), traitsOf(incident, facts), incident.id(),
                incident.occurredAt(), limit);
    }

    /**
     * Incidents like a free text, of any time.
     *
     * @param facts the facts of the text
     * @param limit at most so many, 1 to 50
     */
    public List<SimilarIncident> findByText(RedactedText text, FactSheet facts, int limit) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("say what to look for: the text is empty");
        }
        return find(IncidentDigest.of(text, facts, redactor), IncidentTraits.of(text, List.of(), facts, wording), null,
                null, limit);
    }

    /**
     * What is asked of the search for incidents like a free text, of any time.
     *
     * @param facts the facts of the text
     * @param self the incident that must not find itself; null if the text is of none
     */
    public SearchQuery query(RedactedText text, FactSheet facts, @Nullable IncidentId self) {
        IncidentDigest digest = IncidentDigest.of(text, facts, redactor);
        return new SearchQuery(DocumentKind.INCIDENT, digest.title(), digest.body(),
                self == null ? null : self.value(), null, LIMIT_MAX);
    }

    private List<SimilarIncident> find(IncidentDigest digest, IncidentTraits own, @Nullable IncidentId self,
            @Nullable Instant before, int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit is 1 to " + LIMIT_MAX + ", not " + limit);
        }
        List<SearchHit> hits = search.search(new SearchQuery(DocumentKind.INCIDENT, digest.title(), digest.body(),
                self == null ? null : self.value(), before, LIMIT_MAX));
        List<IncidentId> ids = hits.stream().map(hit -> new IncidentId(hit.ref())).toList();
        Map<IncidentId, IncidentSummary> summaries = incidents.summaries(ids);
        Map<IncidentId, IncidentTraits> traitsOfHits = traits.find(ids);
        Commonness commonness = traits.commonness(own);
        List<Recurrence.Found> enough = new ArrayList<>();
        Map<IncidentId, Likeness> likenesses = new HashMap<>();
        for (SearchHit hit : byUse(hits, summaries)) {
            IncidentSummary summary = summaries.get(new IncidentId(hit.ref()));
            IncidentTraits theirs = traitsOfHits.get(new IncidentId(hit.ref()));
            if (summary == null || theirs == null) {
                continue;
            }
            Likeness likeness = Likeness.of(own, theirs, commonness);
            if (likeness.isEnough(hit, digest.isPhrase())) {
                enough.add(new Recurrence.Found(hit, summary));
                likenesses.put(summary.id(), likeness);
            }
        }
        return Recurrence.fold(enough).stream().limit(limit)
                .map(each -> similar(each, Objects.requireNonNull(likenesses.get(each.told().summary().id()))))
                .toList();
    }

    private static SimilarIncident similar(Recurrence recurrence, Likeness likeness) {
        IncidentSummary summary = recurrence.told().summary();
        SearchHit hit = recurrence.told().hit();
        return new SimilarIncident(summary.id(), summary.title().quotedElsewhere().value(), summary.service(),
                summary.reportedSeverity(), summary.occurredAt(), hit.trigram(), hit.cosine(), hit.score(),
                likeness.reason(), summary.resolution() == null ? null : summary.resolution().quotedElsewhere(),
                recurrence.alsoAt());
    }

    /**
     * The most useful first: among incidents about as relevant as each other, one whose fix held tells more than one
     * that is open.
     */
    private static List<SearchHit> byUse(List<SearchHit> hits, Map<IncidentId, IncidentSummary> summaries) {
        return hits.stream().sorted(Comparator.comparingDouble(
                (SearchHit hit) -> -hit.score() - use(summaries.get(new IncidentId(hit.ref()))))).toList();
    }

    private static double use(@Nullable IncidentSummary summary) {
        if (summary == null || summary.resolution() == null) {
            return 0;
        }
        return switch (summary.resolution().fixOutcome()) {
            case WORKED -> FIX_HELD;
            case UNKNOWN -> FIX_KNOWN;
            case DID_NOT_WORK -> 0;
        };
    }

    private static Set<String> labels(Incident incident) {
        return incident.labels().entrySet().stream().map(label -> label.getKey() + "=" + label.getValue().value())
                .collect(Collectors.toSet());
    }

    private IncidentTraits traitsOf(Incident incident, FactSheet facts) {
        return IncidentTraits.of(RedactedText.join(List.of(incident.title(), incident.symptoms())),
                List.of(incident.service()), facts, wording);
    }
}
