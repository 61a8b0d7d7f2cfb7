package dev.triage.mcp;

import dev.triage.fact.FactExtractor;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.Resolution;
import dev.triage.intake.Intake;
import dev.triage.redact.RedactedText;
import dev.triage.runbook.RunbookMatch;
import dev.triage.runbook.Runbooks;
import dev.triage.security.Caller;
import dev.triage.similar.SimilarIncident;
import dev.triage.similar.SimilarIncidents;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tools, and those that only look things up. */
@Component
class McpTools {

    private static final int QUERY_MAX_CHARS = 4000;
    private static final int SECTION_MAX_CHARS = 4000;
    private static final int LIMIT_MAX = 20;

    private static final String SIMILAR_SCHEMA = """
                                                 {"type": "object", "additionalProperties": false, "properties": {
                                                   "text": {"type": "string", "maxLength": 4000,
                                                     "description": "What is seen: error messages, metrics, what was deployed. Either this or incident_id."},
                                                   "incident_id": {"type": "string", "format": "uuid", "description": "An incident of this service."},
                                                   "limit": {"type": "integer", "minimum": 1, "maximum": 20, "default": 5}}}""";
    private static final String RUNBOOK_SCHEMA = """
                                                 {"type": "object", "additionalProperties": false, "required": ["text"], "properties": {
                                                   "text": {"type": "string", "maxLength": 4000, "description": "The problem or the error message, in words."},
                                                   "limit": {"type": "integer", "minimum": 1, "maximum": 20, "default": 3}}}""";

    private final TriageTool triage;
    private final ReportTool reports;
    private final Intake intake;
    private final IncidentRepository incidents;
    private final SimilarIncidents similar;
    private final Runbooks runbooks;
    private final FactExtractor facts;

    McpTools(TriageTool triage, ReportTool reports, Intake intake, IncidentRepository incidents,
            SimilarIncidents similar, Runbooks runbooks, FactExtractor facts) {
        this.triage = triage;
        this.reports = reports;
        this.intake = intake;
        this.incidents = incidents;
        this.similar = similar;
        this.runbooks = runbooks;
        this.facts = facts;
    }

    List<McpTool> all() {
        return List.of(triage.tool(), reports.tool(),
                new McpTool("find_similar_incidents", "Find similar incidents",
                        "Past incidents like a text or like an incident of this service, the most alike first, with why"
                                + " they match, what the cause was and what fixed them.",
                        SIMILAR_SCHEMA, true, this::similar),
                new McpTool("search_runbooks", "Search runbooks",
                        "Sections of the organisation's runbooks about a problem, the best first, with their text. Their"
                                + " rules come before general advice.",
                        RUNBOOK_SCHEMA, true, this::runbooks));
    }

    private McpAnswer similar(@Nullable Caller caller, McpArguments arguments) {
        arguments.onlyKnown(Set.of("text", "incident_id", "limit"));
        int limit = arguments.number("limit", 1, LIMIT_MAX, 5);
        UUID id = arguments.id("incident_id");
        String text = arguments.text("text", QUERY_MAX_CHARS);
        List<SimilarIncident> found;
        if (id != null) {
            Optional<Incident> incident = incidents.find(new IncidentId(id));
            if (incident.isEmpty()) {
                return new McpAnswer.Trouble("There is no incident " + id + "; give \"text\" instead.");
            }
            found = similar.find(incident.get(), facts.extract(incident.get().context()), limit);
        } else if (text != null) {
            RedactedText safe = intake.lookup(text);
            found = similar.findByText(safe, facts.extract(safe), limit);
        } else {
            return new McpAnswer.Trouble(
                    "Give \"text\" that says what is seen, or the \"incident_id\" of an incident.");
        }
        List<String> lines = new ArrayList<>();
        found.forEach(each -> lines.add(line(each)));
        return new McpAnswer.Text(lines.isEmpty() ? "None that is near enough." : String.join("\n", lines),
                Map.of("incidents", found.stream().map(each -> each.id().toString()).toList()));
    }

    private static String line(SimilarIncident each) {
        Resolution end = each.resolution();
        String shared = String.join(", ", each.reason().errors());
        return "- %s (%s, %s, %s, id %s; relevance %.2f)%s%s%s".formatted(each.title(),
                each.service(), each.severity(), each.occurredAt(), each.id(), each.score(),
                each.alsoAt().isEmpty() ? "" : "\n  - seen %d times".formatted(each.alsoAt().size() + 1),
                shared.isEmpty() ? "" : "\n  - both have " + shared,
                end == null || end.rootCause().isBlank()
                        ? ""
                        : "\n  - cause: %s%s\n  - fix: %s (%s)".formatted(
                                end.causeCode() == null ? "" : end.causeCode() + " — ", end.rootCause().value(),
                                end.fix().value(), end.fixOutcome().name().toLowerCase(Locale.ROOT)));
    }

    private McpAnswer runbooks(@Nullable Caller caller, McpArguments arguments) {
        arguments.onlyKnown(Set.of("text", "limit"));
        RedactedText text = intake.lookup(arguments.required("text", QUERY_MAX_CHARS, "say what the problem is"));
        if (text.isBlank()) {
            return new McpAnswer.Trouble("\"text\" is empty: say what the problem is.");
        }
        List<RunbookMatch> found = runbooks.find(text, arguments.number("limit", 1, LIMIT_MAX, 3));
        List<String> parts = new ArrayList<>();
        for (RunbookMatch match : found) {
            String section = match.section().text().value();
            parts.add("## " + match.section().citation() + "\n\n" + (section.length() > SECTION_MAX_CHARS
                    ? section.substring(0, SECTION_MAX_CHARS) + "\n…"
                    : section));
        }
        return new McpAnswer.Text(parts.isEmpty() ? "No section is about that." : String.join("\n\n", parts),
                Map.of("sections", found.stream().map(match -> match.section().anchor()).toList()));
    }
}
