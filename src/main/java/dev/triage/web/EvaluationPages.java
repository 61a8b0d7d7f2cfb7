package dev.triage.web;

import dev.triage.evalreport.CaseFilter;
import dev.triage.evalreport.CellView;
import dev.triage.evalreport.ComparisonView;
import dev.triage.evalreport.EvalRuns;
import dev.triage.evalreport.RunRow;
import dev.triage.evalreport.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What evaluations found: the runs, two arms compared, and a single answer with what was asked. Nothing is run here. */
@Controller
@RequestMapping("/models/evaluations")
class EvaluationPages {

    private final EvalRuns runs;

    EvaluationPages(EvaluationProperties properties) {
        this.runs = new EvalRuns(properties.runs(), properties.baselines());
    }

    @GetMapping
    String list(Model model) {
        List<RunRow> rows = runs.list();
        model.addAttribute("runs", rows);
        model.addAttribute("sides", sides(rows, ""));
        return "evaluations";
    }

    @GetMapping("/{run}")
    String run(@PathVariable String run, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String family, @RequestParam(defaultValue = "false") boolean flips,
            @RequestParam(defaultValue = "false") boolean flaky, @RequestParam(defaultValue = "false") boolean hard,
            Model model) {
        CaseFilter filter = new CaseFilter(q, family, flips, flaky, hard);
        RunView view = runs.run(run, filter).orElseThrow(PageNotFoundException::new);
        model.addAttribute("view", view);
        model.addAttribute("filter", filter);
        model.addAttribute("sides", sides(runs.list(), run));
        return "evaluation";
    }

    @GetMapping("/compare")
    String compare(@RequestParam String a, @RequestParam String b, Model model) {
        ComparisonView comparison = runs.compare(a, b).orElseThrow(PageNotFoundException::new);
        model.addAttribute("c", comparison);
        model.addAttribute("a", a);
        model.addAttribute("b", b);
        return "evaluation-compare";
    }

    @GetMapping("/{run}/cell")
    String cell(@PathVariable String run, @RequestParam(name = "case") String caseId, @RequestParam String language,
            @RequestParam String arm, @RequestParam(defaultValue = "1") int repeat,
            @RequestParam(defaultValue = "") String other, @RequestParam(defaultValue = "1") int otherRepeat,
            Model model) {
        CellView left = runs.cell(run, caseId, language, arm, repeat).orElseThrow(PageNotFoundException::new);
        Optional<CellView> right = other.isBlank()
                ? Optional.empty()
                : runs.cell(run, caseId, language, other, otherRepeat);
        model.addAttribute("run", run);
        model.addAttribute("arms", runs.sides(run).stream().map(side -> side.substring(run.length() + 1)).toList());
        model.addAttribute("cells",
                right.map(it -> EvalRuns.sideBySide(left, it)).orElseGet(() -> List.of(left)));
        return "evaluation-cell";
    }

    /** What can be chosen as a side of a comparison: this run's arms first. */
    private List<String> sides(List<RunRow> rows, String first) {
        List<String> sides = new ArrayList<>(runs.sides(first));
        rows.stream().filter(row -> !row.folder().equals(first)).limit(20)
                .forEach(row -> row.arms().forEach(arm -> sides.add(row.folder() + "@" + arm)));
        runs.baselines().forEach(baseline -> sides.addAll(runs.sides(baseline)));
        return sides;
    }
}
