package dev.triage.web;

import dev.triage.fact.FactExtractor;
import dev.triage.feedback.Feedback;
import dev.triage.feedback.HypothesisMark;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.redact.RedactedText;
import dev.triage.report.NumberedContext;
import dev.triage.report.ReportSheet;
import dev.triage.report.ReportView;
import dev.triage.report.RunComparison;
import dev.triage.report.TimelinePicture;
import dev.triage.triage.RunDigest;
import dev.triage.triage.RunDigestRepository;
import dev.triage.triage.RunId;
import dev.triage.triage.RunRepository;
import dev.triage.triage.TriageRun;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A run as people read it: its progress while it works, then its report; and two reports side by side. */
@Controller
class RunPages {

    private static final int CONTEXT_LINES = 1000;

    private final IncidentRepository incidents;
    private final RunRepository runs;
    private final RunDigestRepository digests;
    private final FactExtractor facts;
    private final Choices choices;
    private final Feedback feedback;

    RunPages(IncidentRepository incidents, RunRepository runs, RunDigestRepository digests, FactExtractor facts,
            Choices choices, Feedback feedback) {
        this.incidents = incidents;
        this.runs = runs;
        this.digests = digests;
        this.facts = facts;
        this.choices = choices;
        this.feedback = feedback;
    }

    /** The newest run of an incident. */
    @GetMapping("/incidents/{id}")
    String newest(@PathVariable UUID id, Model model, Locale locale) {
        Incident incident = incident(id);
        List<RunDigest> known = digests.ofIncident(incident.id());
        if (known.isEmpty()) {
            return page(incident, known, null, model, locale);
        }
        return page(incident, known, run(incident, known.getFirst().runId()), model, locale);
    }

    @GetMapping("/incidents/{id}/runs/{run}")
    String run(@PathVariable UUID id, @PathVariable UUID run, Model model, Locale locale) {
        Incident incident = incident(id);
        return page(incident, digests.ofIncident(incident.id()), run(incident, new RunId(run)), model, locale);
    }

    /** How far a run is, as a part of its page, for whoever can't follow it as a stream. */
    @GetMapping("/incidents/{id}/runs/{run}/progress")
    String progress(@PathVariable UUID id, @PathVariable UUID run, Model model, HttpServletResponse response) {
        TriageRun known = run(incident(id), new RunId(run));
        if (known.status().isFinal()) {
            response.setHeader("X-Run-Ended", known.status().name());
        }
        model.addAttribute("run", known);
        model.addAttribute("stages", runs.stages(known.id()));
        return "run :: stages";
    }

    /** The context of an incident from some line on, of which its report shows the cited parts only. */
    @GetMapping("/incidents/{id}/runs/{run}/context")
    String context(@PathVariable UUID id, @PathVariable UUID run, @RequestParam(defaultValue = "1") int from,
            Model model) {
        Incident incident = incident(id);
        TriageRun known = run(incident, new RunId(run));
        NumberedContext part = NumberedContext.part(ReportSheet.contextOf(incident, known), from, CONTEXT_LINES);
        model.addAttribute("incident", incident);
        model.addAttribute("run", known);
        model.addAttribute("context", part);
        model.addAttribute("previous", Math.max(1, part.stretches().getFirst().first() - CONTEXT_LINES));
        return "context";
    }

    @GetMapping("/incidents/{id}/compare")
    String compare(@PathVariable UUID id, @RequestParam(name = "runs", defaultValue = "") List<UUID> chosen,
            Model model, Locale locale) {
        Incident incident = incident(id);
        List<RunDigest> readable = digests.ofIncident(incident.id()).stream().filter(RunDigest::hasReport).toList();
        List<ReportSheet> sheets = chosen.stream().limit(2)
                .map(run -> sheet(incident, run(incident, new RunId(run)), locale))
                .flatMap(Optional::stream).toList();
        model.addAttribute("incident", incident);
        model.addAttribute("runs", readable);
        model.addAttribute("chosen", chosen);
        if (sheets.size() == 2) {
            ReportView left = sheets.getFirst().view();
            ReportView right = sheets.getLast().view();
            model.addAttribute("sheets", sheets);
            model.addAttribute("sections", RunComparison.of(left, right));
        }
        return "compare";
    }

    private String page(Incident incident, List<RunDigest> known, @org.jspecify.annotations.Nullable TriageRun run,
            Model model, Locale locale) {
        model.addAttribute("incident", incident);
        model.addAttribute("runs", known);
        model.addAttribute("run", run);
        model.addAttribute("choices", choices);
        model.addAttribute("readable", known.stream().filter(RunDigest::hasReport).toList());
        Optional<ReportSheet> sheet = run == null ? Optional.empty() : sheet(incident, run, locale);
        if (run == null || sheet.isEmpty()) {
            model.addAttribute("stages", run == null ? List.of() : runs.stages(run.id()));
            return "run";
        }
        RedactedText context = RedactedText.join(
                Stream.of(incident.context(), run.addedContext()).filter(text -> !text.isBlank()).toList());
        LocalDate day = LocalDate.ofInstant(incident.occurredAt(), ZoneOffset.UTC);
        // The last word on each hypothesis, whoever said it.
        model.addAttribute("marks", feedback.marks(run.id()).stream()
                .collect(Collectors.toMap(HypothesisMark::rank, mark -> mark.verdict().name(), (one, later) -> later)));
        model.addAttribute("sheet", sheet.get());
        model.addAttribute("report", sheet.get().view());
        model.addAttribute("timeline", TimelinePicture.of(TimelineEvents.of(facts.extract(context), day)));
        return "report";
    }

    private static Optional<ReportSheet> sheet(Incident incident, TriageRun run, Locale locale) {
        return ReportSheet.of(incident, run, locale.getLanguage().equals("zh") ? "zh" : "en");
    }

    private Incident incident(UUID id) {
        return incidents.find(new IncidentId(id)).orElseThrow(PageNotFoundException::new);
    }

    private TriageRun run(Incident incident, RunId id) {
        return runs.find(id).filter(run -> run.incidentId().equals(incident.id()))
                .orElseThrow(PageNotFoundException::new);
    }
}
