package dev.triage.web;

import dev.triage.incident.IncidentId;
import dev.triage.incident.Severity;
import dev.triage.intake.Intake;
import dev.triage.intake.IntakeResult;
import dev.triage.triage.Acceptance;
import dev.triage.triage.RunId;
import dev.triage.triage.RunRequest;
import dev.triage.triage.TriageRun;
import dev.triage.triage.TriageService;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes in incidents and asks for runs. What was typed comes back with every message. */
@Controller
class NewIncidentPage {

    private final Intake intake;
    private final TriageService triage;
    private final Choices choices;
    private final Supplier<UUID> ids;

    NewIncidentPage(Intake intake, TriageService triage, Choices choices, Supplier<UUID> ids) {
        this.intake = intake;
        this.triage = triage;
        this.choices = choices;
        this.ids = ids;
    }

    @GetMapping("/incidents/new")
    String empty(Model model, Locale locale) {
        String language = locale.getLanguage().equals("zh") ? "zh" : "en";
        return form(NewIncidentForm.empty(language, ids.get().toString()), Set.of(), model);
    }

    @PostMapping("/incidents/new")
    String submit(@ModelAttribute("typed") NewIncidentForm form, Model model, HttpServletResponse response) {
        Set<String> wrong = new LinkedHashSet<>();
        if (!form.startIsTime()) {
            wrong.add("startedAt");
            return refused(form, wrong, model, response);
        }
        String once = form.once() == null || form.once().isBlank() ? null : form.once();
        IntakeResult result = intake.submit(form.report(), form.run(), once);
        if (result instanceof IntakeResult.Invalid invalid) {
            wrong.addAll(invalid.problems().stream().map(IntakeResult.FieldProblem::field).toList());
            return refused(form, wrong, model, response);
        }
        IntakeResult.Passed passed = (IntakeResult.Passed) result;
        return switch (passed.acceptance()) {
            case Acceptance.Accepted accepted -> address(accepted.run());
            case Acceptance.Repeated repeated -> address(repeated.run());
            // Sent before, then changed and sent again: that is another incident.
            case Acceptance.KeyReused reused -> submit(form.again(ids.get().toString()), model, response);
            case Acceptance.Unknown unknown -> refused(form, Set.of(unknown.field()), model, response);
            case Acceptance.NoSuchIncident none -> throw new PageNotFoundException();
            case Acceptance.QueueFull full -> {
                model.addAttribute("busySeconds", full.retryAfter().toSeconds());
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(full.retryAfter().toSeconds()));
                response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                yield form(form, Set.of(), model);
            }
        };
    }

    /** Triages a known incident again. */
    @PostMapping("/incidents/{id}/runs")
    String again(@PathVariable UUID id, @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String promptVersion,
            @RequestParam(required = false) @Nullable String language, @RequestParam(defaultValue = "") String added) {
        Acceptance acceptance = intake.again(new IncidentId(id), new RunRequest(model, promptVersion, language), added,
                null);
        return switch (acceptance) {
            case Acceptance.Accepted accepted -> address(accepted.run());
            case Acceptance.Repeated repeated -> address(repeated.run());
            case Acceptance.NoSuchIncident none -> throw new PageNotFoundException();
            case Acceptance.KeyReused reused -> throw new IllegalStateException("no key was given");
            case Acceptance.Unknown unknown -> throw new UnknownChoiceException();
            case Acceptance.QueueFull full -> throw new BusyException();
        };
    }

    @PostMapping("/incidents/{id}/runs/{run}/cancel")
    String cancel(@PathVariable UUID id, @PathVariable UUID run) {
        triage.cancel(new RunId(run));
        return "redirect:/incidents/" + id + "/runs/" + run;
    }

    private String refused(NewIncidentForm form, Set<String> wrong, Model model, HttpServletResponse response) {
        response.setStatus(422);
        return form(form, wrong, model);
    }

    private String form(NewIncidentForm form, Set<String> wrong, Model model) {
        Set<String> known = Set.of("context", "title", "service", "startedAt", "model", "promptVersion", "language");
        model.addAttribute("typed", form);
        model.addAttribute("wrong", wrong.stream().map(field -> known.contains(field) ? field : "context")
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        model.addAttribute("choices", choices);
        model.addAttribute("severities", Severity.values());
        return "new-incident";
    }

    private static String address(TriageRun run) {
        return "redirect:/incidents/" + run.incidentId() + "/runs/" + run.id();
    }
}
