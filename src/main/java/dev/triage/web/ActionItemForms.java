package dev.triage.web;

import dev.triage.diagnosis.Priority;
import dev.triage.incident.IncidentId;
import dev.triage.postmortem.ActionItemChange;
import dev.triage.postmortem.ActionItems;
import dev.triage.postmortem.Postmortems;
import dev.triage.postmortem.SaveResult;
import dev.triage.security.Caller;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms beside the action items of a postmortem; each leads back to its page. */
@Controller
@RequestMapping("/postmortems/{slug:[a-z0-9-]+}/actions")
class ActionItemForms {

    private final Postmortems postmortems;
    private final ActionItems items;

    ActionItemForms(Postmortems postmortems, ActionItems items) {
        this.postmortems = postmortems;
        this.items = items;
    }

    @PostMapping
    String add(@PathVariable String slug, @RequestParam String action, @RequestParam(defaultValue = "") String owner,
            @RequestParam Priority priority,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate due,
            @AuthenticationPrincipal Caller caller) {
        return back(slug, items.add(incident(slug), new ActionItemChange(action, owner, priority, due, false),
                caller.name()));
    }

    @PostMapping("/{item}")
    String change(@PathVariable String slug, @PathVariable UUID item, @RequestParam String action,
            @RequestParam(defaultValue = "") String owner, @RequestParam Priority priority,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate due,
            @RequestParam(defaultValue = "false") boolean done, @AuthenticationPrincipal Caller caller) {
        return back(slug, items.change(incident(slug), item, new ActionItemChange(action, owner, priority, due, done),
                caller.name()));
    }

    @PostMapping("/{item}/remove")
    String remove(@PathVariable String slug, @PathVariable UUID item) {
        return back(slug, items.remove(incident(slug), item));
    }

    private IncidentId incident(String slug) {
        return postmortems.findBySlug(slug).orElseThrow(PageNotFoundException::new).incidentId();
    }

    private static String back(String slug, SaveResult result) {
        return switch (result) {
            case SaveResult.Saved saved -> "redirect:/postmortems/" + slug + "#actions";
            case SaveResult.Conflict conflict -> "redirect:/postmortems/" + slug + "?changed#actions";
            case SaveResult.ReadOnly readOnly -> "redirect:/postmortems/" + slug + "?changed#actions";
            case SaveResult.Invalid invalid -> "redirect:/postmortems/" + slug + "#actions";
            case SaveResult.Missing missing -> throw new PageNotFoundException();
        };
    }
}
