package dev.triage.web;

import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.IncidentSummary;
import dev.triage.runbook.RunbookSection;
import dev.triage.runbook.Runbooks;
import dev.triage.triage.RunDigest;
import dev.triage.triage.RunDigestRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The runbooks, and the incidents whose reports name them. */
@Controller
class RunbookPages {

    private final Runbooks runbooks;
    private final RunDigestRepository runs;
    private final IncidentRepository incidents;

    RunbookPages(Runbooks runbooks, RunDigestRepository runs, IncidentRepository incidents) {
        this.runbooks = runbooks;
        this.runs = runs;
        this.incidents = incidents;
    }

    /** A section as the page shows it; the id is the part of its address after the hash. */
    record Section(String id, String heading, List<RunbookText.Block> blocks) {

        Section {
            blocks = List.copyOf(blocks);
        }

        static Section of(RunbookSection section) {
            return new Section(section.anchor().substring(section.anchor().indexOf('#') + 1), section.heading(),
                    RunbookText.blocks(section.text().value()));
        }
    }

    @GetMapping("/runbooks")
    String list(Model model) {
        model.addAttribute("runbooks", runbooks.list());
        return "runbooks";
    }

    @GetMapping("/runbooks/{slug}")
    String show(@PathVariable String slug, Model model) {
        List<RunbookSection> sections = runbooks.sections(slug);
        if (sections.isEmpty()) {
            throw new PageNotFoundException();
        }
        List<RunDigest> naming = runs.naming(sections.stream().map(RunbookSection::anchor).toList());
        Map<IncidentId, IncidentSummary> summaries = incidents
                .summaries(naming.stream().map(RunDigest::incidentId).toList());
        model.addAttribute("title", sections.getFirst().runbook());
        model.addAttribute("sections", sections.stream().map(Section::of).toList());
        model.addAttribute("rows", rows(naming, summaries));
        return "runbook";
    }

    private static List<IncidentRow> rows(List<RunDigest> runs, Map<IncidentId, IncidentSummary> summaries) {
        List<IncidentRow> rows = new ArrayList<>();
        for (RunDigest run : runs) {
            IncidentSummary incident = summaries.get(run.incidentId());
            if (incident != null) {
                rows.add(new IncidentRow(incident, run));
            }
        }
        return rows;
    }
}
