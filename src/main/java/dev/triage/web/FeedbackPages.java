package dev.triage.web;

import dev.triage.diagnosis.CauseCode;
import dev.triage.feedback.Feedback;
import dev.triage.feedback.FeedbackResult;
import dev.triage.feedback.ResolutionReport;
import dev.triage.feedback.Verdict;
import dev.triage.incident.FixOutcome;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Resolution;
import dev.triage.security.Caller;
import dev.triage.triage.RunId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people say what they learned: which hypothesis was right, where the incident stands, what it was. */
@Controller
@RequestMapping("/incidents/{id}")
class FeedbackPages {

    private final Feedback feedback;
    private final IncidentRepository incidents;

    FeedbackPages(Feedback feedback, IncidentRepository incidents) {
        this.feedback = feedback;
        this.incidents = incidents;
    }

    /** What is typed into the form of a resolution. */
    record Typed(String causeCode, String rootCause, String fix, FixOutcome fixOutcome) {

        static Typed of(@Nullable Resolution earlier) {
            return earlier == null
                    ? new Typed("", "", "", FixOutcome.UNKNOWN)
                    : new Typed(earlier.causeCode() == null ? "" : earlier.causeCode(), earlier.rootCause().value(),
                            earlier.fix().value(), earlier.fixOutcome());
        }

        ResolutionReport report() {
            CauseCode cause = Arrays.stream(CauseCode.values()).filter(code -> code.name().equals(causeCode))
                    .findFirst().orElse(null);
            return new ResolutionReport(cause, rootCause, fix, fixOutcome, null);
        }

        /** Raw, so nothing that prints it may tell its text. */
        @Override
        public String toString() {
            return "Typed[raw]";
        }
    }

    @PostMapping("/runs/{run}/verdict")
    String mark(@PathVariable UUID id, @PathVariable UUID run, @RequestParam int rank,
            @RequestParam(required = false) @Nullable Verdict verdict, @AuthenticationPrincipal Caller caller) {
        if (!(feedback.mark(new RunId(run), rank, verdict, caller.name()) instanceof FeedbackResult.Kept)) {
            throw new PageNotFoundException();
        }
        return "redirect:/incidents/" + id + "/runs/" + run + "#hypotheses";
    }

    @PostMapping("/status")
    String move(@PathVariable UUID id, @RequestParam IncidentStatus status, @AuthenticationPrincipal Caller caller) {
        return switch (feedback.move(new IncidentId(id), status, caller.name())) {
            case FeedbackResult.Kept kept -> "redirect:/incidents/" + id;
            case FeedbackResult.Missing missing -> throw new PageNotFoundException();
            case FeedbackResult.Invalid invalid -> "redirect:/incidents/" + id + "/resolution";
        };
    }

    @GetMapping("/resolution")
    String form(@PathVariable UUID id, Model model) {
        Incident incident = incident(id);
        return form(incident, Typed.of(incident.resolution()), null, model);
    }

    @PostMapping("/resolution")
    String resolve(@PathVariable UUID id, @RequestParam(defaultValue = "") String causeCode,
            @RequestParam(defaultValue = "") String rootCause, @RequestParam(defaultValue = "") String fix,
            @RequestParam(defaultValue = "UNKNOWN") FixOutcome fixOutcome, @AuthenticationPrincipal Caller caller,
            HttpServletResponse response, Model model) {
        Typed typed = new Typed(causeCode, rootCause, fix, fixOutcome);
        return switch (feedback.resolve(new IncidentId(id), typed.report(), caller.name())) {
            case FeedbackResult.Kept kept -> "redirect:/incidents/" + id;
            case FeedbackResult.Missing missing -> throw new PageNotFoundException();
            case FeedbackResult.Invalid invalid -> {
                response.setStatus(422);
                yield form(incident(id), typed, invalid.field(), model);
            }
        };
    }

    private static String form(Incident incident, Typed typed, @Nullable String wrong, Model model) {
        model.addAttribute("incident", incident);
        model.addAttribute("typed", typed);
        model.addAttribute("wrong", wrong);
        model.addAttribute("causes", CauseCode.values());
        model.addAttribute("outcomes", FixOutcome.values());
        model.addAttribute("maxChars", ResolutionReport.TEXT_MAX_CHARS);
        return "resolution";
    }

    private Incident incident(UUID id) {
        return incidents.find(new IncidentId(id)).orElseThrow(PageNotFoundException::new);
    }
}
