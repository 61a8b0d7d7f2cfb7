package dev.triage.web;

import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentPage;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.IncidentSummary;
import dev.triage.incident.InvalidCursorException;
import dev.triage.incident.Severity;
import dev.triage.triage.RunDigest;
import dev.triage.triage.RunDigestRepository;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The list of incidents. */
@Controller
class IncidentsPage {

    private final IncidentRepository incidents;
    private final RunDigestRepository runs;
    private final Clock clock;

    IncidentsPage(IncidentRepository incidents, RunDigestRepository runs, Clock clock) {
        this.incidents = incidents;
        this.runs = runs;
        this.clock = clock;
    }

    @GetMapping("/")
    String list(@RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable List<Severity> severity,
            @RequestParam(required = false) @Nullable List<IncidentStatus> status,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String cursor, Model model) {
        IncidentListQuery query = IncidentListQuery.of(q, service, severity, status, since, cursor);
        model.addAttribute("query", query);
        IncidentPage page = page(query);
        model.addAttribute("rows", rows(page.items()));
        model.addAttribute("next", page.nextCursor() == null ? null : query.from(page.nextCursor()));
        model.addAttribute("first", query.cursor().isEmpty() ? null : query.from(""));
        model.addAttribute("severities", Severity.values());
        model.addAttribute("statuses", IncidentStatus.values());
        model.addAttribute("spans", IncidentListQuery.sinceChoices());
        return "incidents";
    }

    /** The incidents with their newest runs, in the same order. */
    List<IncidentRow> rows(List<IncidentSummary> items) {
        Map<IncidentId, RunDigest> newest = runs.newest(items.stream().map(IncidentSummary::id).toList());
        return items.stream().map(item -> new IncidentRow(item, newest.get(item.id()))).toList();
    }

    private IncidentPage page(IncidentListQuery query) {
        try {
            return incidents.listAsShown(query.filter(clock.instant()));
        } catch (InvalidCursorException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }
}
