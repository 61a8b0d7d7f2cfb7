package dev.triage.web;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentRepository;
import dev.triage.prompt.PromptCatalog;
import dev.triage.report.ReportView;
import dev.triage.report.RunComparison;
import dev.triage.security.Caller;
import dev.triage.security.Role;
import dev.triage.shadow.Candidate;
import dev.triage.shadow.Shadow;
import dev.triage.shadow.ShadowComparison;
import dev.triage.shadow.ShadowCounts;
import dev.triage.shadow.ShadowRun;
import dev.triage.shadow.StartResult;
import dev.triage.triage.RunDefault;
import dev.triage.triage.RunDefaultChange;
import dev.triage.triage.RunId;
import dev.triage.triage.RunRepository;
import dev.triage.triage.TriageRun;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Candidates beside the current default, and promotion. For administrators alone: whoever works on an incident must not
 * see a second opinion that nobody vouches for.
 */
@Controller
@RequestMapping("/models/shadow")
class ShadowPages {

    private static final int REASON_MAX_CHARS = 500;

    private final Shadow shadow;
    private final Choices choices;
    private final PromptCatalog prompts;
    private final RunRepository runs;
    private final IncidentRepository incidents;

    ShadowPages(Shadow shadow, Choices choices, PromptCatalog prompts, RunRepository runs,
            IncidentRepository incidents) {
        this.shadow = shadow;
        this.choices = choices;
        this.prompts = prompts;
        this.runs = runs;
        this.incidents = incidents;
    }

    /** Every request of these pages. */
    @ModelAttribute
    void administratorsOnly(@AuthenticationPrincipal Caller caller) {
        if (!caller.role().includes(Role.ADMIN)) {
            throw new AccessDeniedException("candidates are for administrators");
        }
    }

    @GetMapping
    String list(Model model) {
        return list(null, model);
    }

    @PostMapping
    String start(@RequestParam String model, @RequestParam String promptVersion,
            @RequestParam(defaultValue = "") String percent, @RequestParam(defaultValue = "") String budget,
            @AuthenticationPrincipal Caller caller, HttpServletResponse response, Model page) {
        Optional<BigDecimal> share = number(percent);
        Optional<BigDecimal> dollars = number(budget);
        StartResult result = share.isEmpty() || dollars.isEmpty()
                ? new StartResult.Refused(StartResult.Refusal.OUT_OF_BOUNDS)
                : shadow.start(new RunDefault(model, promptVersion), share.get().doubleValue() / 100, dollars.get(),
                        caller.name());
        return switch (result) {
            case StartResult.Started started -> "redirect:/models/shadow/" + started.candidate().id();
            case StartResult.Refused refused -> {
                response.setStatus(422);
                yield list(refused.why(), page);
            }
        };
    }

    @GetMapping("/{candidate}")
    String show(@PathVariable UUID candidate, Model model) {
        Candidate known = candidate(candidate);
        List<ShadowRun> done = shadow.runs(candidate);
        model.addAttribute("candidate", known);
        model.addAttribute("current", shadow.current());
        model.addAttribute("counts", shadow.counts().getOrDefault(candidate, ShadowCounts.NONE));
        model.addAttribute("runs", done);
        model.addAttribute("comparison", ShadowComparison.of(done));
        model.addAttribute("seen", seen(shadow.changes()));
        return "shadow-candidate";
    }

    @PostMapping("/{candidate}/stop")
    String stop(@PathVariable UUID candidate, @AuthenticationPrincipal Caller caller) {
        shadow.end(candidate(candidate).id(), caller.name());
        return "redirect:/models/shadow/" + candidate;
    }

    /** What the candidate was asked and answered, beside the live report. */
    @GetMapping("/{candidate}/runs/{run}")
    String drill(@PathVariable UUID candidate, @PathVariable UUID run, Model model, Locale locale) {
        Candidate known = candidate(candidate);
        TriageRun live = runs.find(new RunId(run)).orElseThrow(PageNotFoundException::new);
        ShadowRun done = shadow.run(candidate, live.id()).orElseThrow(PageNotFoundException::new);
        Incident incident = incidents.find(live.incidentId()).orElseThrow(PageNotFoundException::new);
        Optional<ReportView> left = ReportView.of(incident, live);
        Optional<ReportView> right = shadow.report(known, live).flatMap(report -> ReportView.of(incident, report));
        model.addAttribute("candidate", known);
        model.addAttribute("incident", incident);
        model.addAttribute("run", done);
        model.addAttribute("calls", shadow.calls(candidate, live.id()));
        model.addAttribute("sections",
                left.isPresent() && right.isPresent() ? RunComparison.of(left.get(), right.get()) : null);
        return "shadow-run";
    }

    /** Promotes, or goes back to what was before. */
    @PostMapping("/promote")
    String promote(@RequestParam String model, @RequestParam String promptVersion, @RequestParam long seen,
            @RequestParam(defaultValue = "") String reason, @AuthenticationPrincipal Caller caller,
            HttpServletResponse response, Model page) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > REASON_MAX_CHARS) {
            return notPromoted("reason", response, page);
        }
        return shadow.promote(new RunDefault(model, promptVersion), seen, caller.name(), why)
                ? "redirect:/models/shadow#changes"
                : notPromoted("changed", response, page);
    }

    private String notPromoted(String why, HttpServletResponse response, Model page) {
        response.setStatus("reason".equals(why) ? 422 : 409);
        page.addAttribute("notPromoted", why);
        return list(null, page);
    }

    private String list(StartResult.@Nullable Refusal refused, Model model) {
        List<RunDefaultChange> changes = shadow.changes();
        model.addAttribute("refused", refused);
        model.addAttribute("choices", choices);
        model.addAttribute("versions", prompts.versions());
        model.addAttribute("current", shadow.current());
        model.addAttribute("configured", shadow.configured());
        model.addAttribute("candidates", shadow.candidates());
        model.addAttribute("counts", shadow.counts());
        model.addAttribute("changes", changes);
        model.addAttribute("seen", seen(changes));
        return "shadow";
    }

    private static long seen(List<RunDefaultChange> changes) {
        return changes.isEmpty() ? 0 : changes.getFirst().number();
    }

    private Candidate candidate(UUID id) {
        return shadow.candidate(id).orElseThrow(PageNotFoundException::new);
    }

    private static Optional<BigDecimal> number(String typed) {
        String text = typed.strip();
        return text.matches("\\d{1,6}(\\.\\d{1,4})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
