package dev.triage.report;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.verify.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings of a report where they belong: each under the narrowest part that is shown, or among the rest if the
 * part that it is about is not shown.
 */
public final class FindingsByPlace {

    private static final String REST = "";

    private final Map<String, List<Finding>> byPlace;

    private FindingsByPlace(Map<String, List<Finding>> byPlace) {
        this.byPlace = byPlace;
    }

    static FindingsByPlace of(ReportView report) {
        List<String> places = places(report);
        Map<String, List<Finding>> byPlace = new HashMap<>();
        for (Finding finding : report.findings()) {
            String place = places.stream().filter(finding::isAt).max(Comparator.comparingInt(String::length))
                    .orElse(REST);
            byPlace.computeIfAbsent(place, none -> new ArrayList<>()).add(finding);
        }
        return new FindingsByPlace(byPlace);
    }

    /** What was found about this part and about nothing narrower, such as {@code hypotheses[0].evidence[1]}. */
    public List<Finding> at(String place) {
        return List.copyOf(byPlace.getOrDefault(place, List.of()));
    }

    /** What was found about parts that the page does not show. */
    public List<Finding> rest() {
        return at(REST);
    }

    private static List<String> places(ReportView report) {
        Diagnosis diagnosis = report.diagnosis();
        List<String> places = new ArrayList<>(
                List.of("summary", "severity", "hypotheses", "checklist", "mitigations", "impact", "followUps",
                        "missingFacts", "postmortem.timeline"));
        for (int i = 0; i < diagnosis.hypotheses().size(); i++) {
            Hypothesis hypothesis = diagnosis.hypotheses().get(i);
            String place = "hypotheses[" + i + "]";
            places.add(place);
            addEach(places, place + ".evidence", hypothesis.evidence().size());
            addEach(places, place + ".contradicting", hypothesis.contradicting().size());
        }
        addEach(places, "unsupported", report.unsupported().size());
        addEach(places, "checklist", diagnosis.checklist().size());
        addEach(places, "mitigations", diagnosis.mitigations().size());
        addEach(places, "followUps", diagnosis.followUps().size());
        return places;
    }

    private static void addEach(List<String> places, String list, int size) {
        for (int i = 0; i < size; i++) {
            places.add(list + "[" + i + "]");
        }
    }
}
