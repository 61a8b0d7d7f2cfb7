package dev.triage.api;

import dev.triage.incident.IncidentId;
import dev.triage.postmortem.Postmortem;
import dev.triage.postmortem.Postmortems;
import dev.triage.report.MarkdownReport;
import dev.triage.report.PostmortemMarkdown;
import dev.triage.security.Caller;
import dev.triage.vault.Revealer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports and postmortem drafts as Markdown. */
@RestController
@RequestMapping(path = "/api/v1/incidents", produces = ReportController.MARKDOWN)
@Tag(name = "Reports")
class ReportController {

    static final String MARKDOWN = "text/markdown;charset=UTF-8";

    private final Lookup lookup;
    private final Postmortems postmortems;
    private final Revealer revealer;

    ReportController(Lookup lookup, Postmortems postmortems, Revealer revealer) {
        this.revealer = revealer;
        this.lookup = lookup;
        this.postmortems = postmortems;
    }

    @GetMapping("/{id}/report.md")
    @Operation(summary = "The triage report as Markdown")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.INCIDENT_NOT_FOUND, ProblemType.RUN_NOT_FOUND,
            ProblemType.REPORT_NOT_READY})
    String report(@PathVariable UUID id,
            @Parameter(description = "A run of the incident; the newest with a report if left out") @RequestParam(
                    required = false) @Nullable UUID run) {
        return revealed(id, MarkdownReport.render(lookup.report(id, run)));
    }

    @GetMapping("/{id}/postmortem.md")
    @Operation(summary = "The postmortem as Markdown",
            description = "As people have it, once one has been begun; else, or with a run given, that run's draft.")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.INCIDENT_NOT_FOUND, ProblemType.RUN_NOT_FOUND,
            ProblemType.REPORT_NOT_READY})
    String postmortem(@PathVariable UUID id,
            @Parameter(description = "A run of the incident; the newest with a report if left out") @RequestParam(
                    required = false) @Nullable UUID run) {
        Optional<Postmortem> begun = run == null ? postmortems.find(new IncidentId(id)) : Optional.empty();
        return revealed(id, begun.map(PostmortemMarkdown::document)
                .orElseGet(() -> PostmortemMarkdown.draft(lookup.report(id, run))));
    }

    private String revealed(UUID incident, String markdown) {
        return revealer.forReader(new IncidentId(incident), Caller.current().mayReveal()).reveal(markdown);
    }
}
