package dev.triage.api;

import dev.triage.fact.FactExtractor;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentFilter;
import dev.triage.incident.IncidentPage;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Origin;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.similar.SimilarIncident;
import dev.triage.similar.SimilarIncidents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows incidents. */
@RestController
@RequestMapping(path = "/api/v1/incidents", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Incidents")
class IncidentController {

    private static final int PAGE_DEFAULT = 50;
    private static final Set<Origin> SHOWN = Set.of(Origin.LIVE, Origin.SAMPLE);
    private static final Set<String> FILTERS = Set.of("cursor", "limit", "service", "severity", "status", "from", "to",
            "q");

    private final IncidentRepository incidents;
    private final Lookup lookup;
    private final SimilarIncidents similarIncidents;
    private final FactExtractor factExtractor;

    IncidentController(IncidentRepository incidents, Lookup lookup, SimilarIncidents similarIncidents,
            FactExtractor factExtractor) {
        this.incidents = incidents;
        this.lookup = lookup;
        this.similarIncidents = similarIncidents;
        this.factExtractor = factExtractor;
    }

    @GetMapping
    @Operation(summary = "List incidents, the newest first",
            description = "Pass nextCursor as cursor for the next page; it is null on the last.")
    @Problems(ProblemType.INVALID_PARAMETER)
    IncidentPage list(@RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = "1 to 200, 50 if left out") @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String service,
            @Parameter(description = "As reported; one or more of SEV1, SEV2, SEV3, SEV4, UNKNOWN") @RequestParam(
                    required = false) @Nullable List<String> severity,
            @Parameter(description = "One or more of OPEN, MITIGATED, RESOLVED") @RequestParam(
                    required = false) @Nullable List<String> status,
            @Parameter(description = "Reported at this time or later, ISO-8601") @RequestParam(
                    required = false) @Nullable String from,
            @Parameter(description = "Reported before this time, ISO-8601") @RequestParam(
                    required = false) @Nullable String to,
            @Parameter(description = "Words of the title, the symptoms or the service") @RequestParam(
                    required = false) @Nullable String q,
            @Parameter(hidden = true) HttpServletRequest request) {
        Parameters.onlyKnown(request, FILTERS);
        Instant begin = Parameters.time("from", from);
        Instant end = Parameters.time("to", to);
        if (begin != null && end != null && begin.isAfter(end)) {
            throw ProblemException.parameter("to", "is not before \"from\"");
        }
        String words = q == null ? "" : q.strip();
        if (words.length() > IncidentFilter.TEXT_MAX_CHARS || words.indexOf('\0') >= 0) {
            throw ProblemException.parameter("q",
                    "has at most " + IncidentFilter.TEXT_MAX_CHARS + " characters and no NUL among them");
        }
        return incidents
                .list(new IncidentFilter(serviceName(service), Parameters.names("severity", Severity.class, severity),
                        Parameters.names("status", IncidentStatus.class, status), SHOWN, begin, end, words,
                        Parameters.orNull(cursor),
                        Parameters.number("limit", limit, 1, IncidentFilter.LIMIT_MAX, PAGE_DEFAULT)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show an incident with its context and its runs")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.INCIDENT_NOT_FOUND})
    IncidentView show(@PathVariable UUID id) {
        Incident incident = lookup.incident(id);
        return IncidentView.of(incident, lookup.runsOf(incident));
    }

    @GetMapping("/{id}/similar")
    @Operation(summary = "Find past incidents like this one, and what fixed them")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.INCIDENT_NOT_FOUND})
    SimilarView similar(@PathVariable UUID id,
            @Parameter(description = "1 to 50, 5 if left out") @RequestParam(required = false) @Nullable String limit) {
        int count = Parameters.number("limit", limit, 1, SimilarView.LIMIT_MAX, SimilarView.LIMIT_DEFAULT);
        Incident incident = lookup.incident(id);
        List<SimilarIncident> found = similarIncidents.find(incident, factExtractor.extract(incident.context()), count);
        return new SimilarView(found, null);
    }

    private static @Nullable ServiceName serviceName(@Nullable String value) {
        String given = Parameters.orNull(value);
        if (given == null) {
            return null;
        }
        if (!ServiceName.isValid(given)) {
            throw ProblemException.parameter("service", "has 1 to 100 letters, digits, spaces or . _ / : -");
        }
        return new ServiceName(given);
    }
}
