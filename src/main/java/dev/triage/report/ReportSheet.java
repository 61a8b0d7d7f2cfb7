package dev.triage.report;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.EvidenceSource;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.TimelineEntry;
import dev.triage.incident.Incident;
import dev.triage.triage.TriageResult;
import dev.triage.triage.TriageRun;
import dev.triage.verify.FindingLevel;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A report as a page shows it.
 *
 * @param trust how far it can be trusted, in the reader's language
 * @param provenance where it comes from, in the reader's language
 * @param firstCheck index of the first step to look at, which is safe; -1 if there is none
 * @param firstAction index of the first step of the plan without an error; -1 if there is none
 */
public record ReportSheet(ReportView view, FindingsByPlace findings, NumberedContext context, String trust,
        String provenance, int firstCheck, int firstAction) {

    /**
     * The page of a run's report; empty while there is none.
     *
     * @param language BCP 47 tag of the reader's language; the report itself stays in its own
     */
    public static Optional<ReportSheet> of(Incident incident, TriageRun run, String language) {
        TriageResult result = run.result();
        Optional<ReportView> view = ReportView.of(incident, run);
        if (result == null || view.isEmpty()) {
            return Optional.empty();
        }
        FindingsByPlace findings = FindingsByPlace.of(view.get());
        Diagnosis diagnosis = view.get().diagnosis();
        NumberedContext context = NumberedContext.of(contextOf(incident, run), cited(view.get()));
        return Optional.of(new ReportSheet(view.get(), findings, context,
                TrustLine.of(result.verification(), language),
                ProvenanceLine.of(view.get(), Wording.in(language)),
                first("checklist", diagnosis.checklist().size(), findings),
                first("mitigations", diagnosis.mitigations().size(), findings)));
    }

    /** The text that the line numbers of a run's report count in. */
    public static String contextOf(Incident incident, TriageRun run) {
        return run.addedContext().isBlank()
                ? incident.context().value()
                : incident.context().value() + "\n" + run.addedContext().value();
    }

    /** Where a quote stands as a fragment of the page's address; empty if it stands elsewhere. */
    public String lineLink(Evidence evidence) {
        return evidence.source() == EvidenceSource.CONTEXT ? lineLink(evidence.lines()) : "";
    }

    /** The first of these lines as a fragment of the page's address; empty if they name none of the context. */
    public String lineLink(String lines) {
        LineRange range = LineRange.of(lines);
        return range.isEmpty() || range.first() > context.lines() ? "" : "#L" + range.first();
    }

    private static int first(String list, int size, FindingsByPlace findings) {
        return IntStream.range(0, size).filter(i -> findings.at(list + "[" + i + "]").stream()
                .noneMatch(finding -> finding.level() == FindingLevel.ERROR)).findFirst().orElse(-1);
    }

    private static Set<Integer> cited(ReportView view) {
        Stream<String> quoted = Stream.of(view.diagnosis().hypotheses(), view.unsupported())
                .flatMap(Collection::stream).flatMap(ReportSheet::quotes)
                .filter(evidence -> evidence.source() == EvidenceSource.CONTEXT).map(Evidence::lines);
        Stream<String> told = view.diagnosis().postmortem().timeline().stream().map(TimelineEntry::source);
        Set<Integer> cited = new HashSet<>();
        List<LineRange> ranges = Stream.concat(quoted, told).map(LineRange::of).toList();
        ranges.forEach(range -> IntStream.rangeClosed(range.first(), range.last()).forEach(cited::add));
        return cited;
    }

    private static Stream<Evidence> quotes(Hypothesis hypothesis) {
        return Stream.concat(hypothesis.evidence().stream(), hypothesis.contradicting().stream());
    }
}
