package dev.triage.signature;

import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.EvidenceSource;
import dev.triage.signature.ClueMatch.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Turns places of the context into quotes: the clause that the place stands in, unchanged. */
record Quotes(CaseFile file) {

    /** Quotes of the strongest matches, in their order; no two of them share words of the context. */
    List<Evidence> of(List<ClueMatch> matches, int max) {
        return of(matches.stream().flatMap(match -> match.places().stream()), max);
    }

    /** Quotes of places, the first ones first; no two of them share or repeat words of the context. */
    List<Evidence> of(Stream<Place> places, int max) {
        Map<String, Evidence> quotes = new LinkedHashMap<>();
        List<Place> shown = new ArrayList<>();
        places.forEach(place -> {
            Place span = Clause.around(file.text(), place);
            if (quotes.size() < max && span.end() > span.start() && shown.stream().noneMatch(span::overlaps)) {
                shown.add(span);
                quotes.putIfAbsent(file.text().substring(span.start(), span.end()), quote(span));
            }
        });
        return new ArrayList<>(quotes.values());
    }

    private Evidence quote(Place span) {
        return new Evidence(file.text().substring(span.start(), span.end()), EvidenceSource.CONTEXT,
                file.lines(span.start(), span.end()));
    }
}
