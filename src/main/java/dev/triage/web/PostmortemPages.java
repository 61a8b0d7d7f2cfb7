package dev.triage.web;

import dev.triage.diagnosis.Priority;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.postmortem.OpenPlaceholder;
import dev.triage.postmortem.Postmortem;
import dev.triage.postmortem.PostmortemVersion;
import dev.triage.postmortem.Postmortems;
import dev.triage.postmortem.PublishGate;
import dev.triage.postmortem.PublishResult;
import dev.triage.postmortem.VersionDiff;
import dev.triage.report.PostmortemHtml;
import dev.triage.report.PostmortemMarkdown;
import dev.triage.report.ReportView;
import dev.triage.security.Caller;
import dev.triage.triage.RunRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Postmortems to read, begin, publish and look back on; {@link PostmortemEditor} is where they are written. */
@Controller
class PostmortemPages {

    private static final int LIST_MAX = 200;

    private final Postmortems postmortems;
    private final IncidentRepository incidents;
    private final RunRepository runs;

    PostmortemPages(Postmortems postmortems, IncidentRepository incidents, RunRepository runs) {
        this.postmortems = postmortems;
        this.incidents = incidents;
        this.runs = runs;
    }

    @GetMapping("/postmortems")
    String list(Model model) {
        model.addAttribute("rows", postmortems.newest(LIST_MAX));
        return "postmortems";
    }

    /** Begins the postmortem of an incident with its newest report, or goes to the one that there is. */
    @PostMapping("/incidents/{id}/postmortem")
    String begin(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        IncidentId incident = new IncidentId(id);
        Optional<Postmortem> earlier = postmortems.find(incident);
        if (earlier.isPresent()) {
            return "redirect:/postmortems/" + earlier.get().slug();
        }
        ReportView report = incidents.find(incident)
                .flatMap(found -> runs.ofIncident(incident).stream()
                        .flatMap(run -> ReportView.of(found, run).stream()).findFirst())
                .orElseThrow(PageNotFoundException::new);
        Postmortem begun = postmortems.begin(PostmortemMarkdown.start(report), caller.name())
                .orElseThrow(PageNotFoundException::new);
        return "redirect:/postmortems/" + begun.slug();
    }

    @GetMapping("/postmortems/{slug:[a-z0-9-]+}")
    String read(@PathVariable String slug, @RequestParam(required = false) @Nullable String changed,
            @ModelAttribute("v") View view, Model model) {
        show(find(slug), view, model);
        model.addAttribute("changedMeanwhile", changed != null);
        return "postmortem";
    }

    @GetMapping(path = "/postmortems/{slug:[a-z0-9-]+}.md", produces = "text/markdown;charset=UTF-8")
    @ResponseBody
    String markdown(@PathVariable String slug, @ModelAttribute("v") View view) {
        Postmortem postmortem = find(slug);
        view.about(postmortem.incidentId());
        return view.text(PostmortemMarkdown.document(postmortem));
    }

    @PostMapping(path = "/postmortems/{slug:[a-z0-9-]+}/publish",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String publish(@PathVariable String slug, @RequestParam int revision, @AuthenticationPrincipal Caller caller) {
        return switch (postmortems.publish(find(slug).incidentId(), revision, caller.name())) {
            case PublishResult.Published published -> "redirect:/postmortems/" + slug;
            case PublishResult.Incomplete incomplete -> "redirect:/postmortems/" + slug + "#fill-1";
            case PublishResult.Conflict conflict -> "redirect:/postmortems/" + slug + "?changed";
            case PublishResult.Missing missing -> throw new PageNotFoundException();
        };
    }

    @GetMapping("/postmortems/{slug:[a-z0-9-]+}/versions")
    String versions(@PathVariable String slug, @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to, Model model) {
        Postmortem postmortem = find(slug);
        List<PostmortemVersion> versions = postmortems.versions(postmortem.incidentId());
        int newest = versions.getFirst().version();
        PostmortemVersion after = version(versions, to == null ? newest : to);
        PostmortemVersion before = version(versions, from == null ? Math.max(1, after.version() - 1) : from);
        model.addAttribute("postmortem", postmortem);
        model.addAttribute("versions", versions);
        model.addAttribute("before", before);
        model.addAttribute("after", after);
        model.addAttribute("lines", VersionDiff.between(before.markdown().value(), after.markdown().value()));
        return "postmortem-versions";
    }

    private void show(Postmortem postmortem, View view, Model model) {
        view.about(postmortem.incidentId());
        List<OpenPlaceholder> open = PublishGate.open(postmortem.markdown().value());
        model.addAttribute("postmortem", postmortem);
        model.addAttribute("incident", incidents.find(postmortem.incidentId()).orElseThrow(PageNotFoundException::new));
        model.addAttribute("open", open);
        model.addAttribute("html", PostmortemHtml.render(view.text(postmortem.markdown().value())));
        model.addAttribute("priorities", Priority.values());
    }

    private static PostmortemVersion version(List<PostmortemVersion> versions, int wanted) {
        return versions.stream().filter(version -> version.version() == wanted).findFirst()
                .orElseThrow(PageNotFoundException::new);
    }

    private Postmortem find(String slug) {
        return postmortems.findBySlug(slug).orElseThrow(PageNotFoundException::new);
    }
}
