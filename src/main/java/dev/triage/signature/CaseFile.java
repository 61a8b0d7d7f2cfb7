package dev.triage.signature;

import dev.triage.fact.ChangeEvent;
import dev.triage.fact.ErrorSignature;
import dev.triage.fact.FactSheet;
import dev.triage.fact.MetricChange;
import dev.triage.fact.Quantity;
import dev.triage.fact.SqlStatement;
import dev.triage.fact.TimelineFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One context, prepared so that every clue of the catalogue can be answered quickly. */
final class CaseFile {

    private final String text;
    private final FactSheet facts;
    private final Map<Phrase, List<PhraseHit>> hits;
    private final List<Reading> readings;
    private final Map<String, List<ErrorSignature>> errors = new HashMap<>();
    private final Chronology chronology;
    private final int[] lineStarts;
    private final Ranges quoted;

    CaseFile(SignatureInput input, PhraseScan scan) {
        this.facts = input.facts();
        this.text = facts.source().value();
        this.quoted = Ranges.ofQuotedDocuments(text);
        this.hits = scan.scan(text, quoted);
        List<Reading> all = new ArrayList<>();
        facts.all(MetricChange.class).stream().map(Reading::of).forEach(all::add);
        all.addAll(SeriesReader.read(text));
        this.readings = Collections.unmodifiableList(all);
        for (ErrorSignature error : facts.all(ErrorSignature.class)) {
            if (!quoted.holds(error.span().start())) {
                errors.computeIfAbsent(error.code(), none -> new ArrayList<>()).add(error);
            }
        }
        this.chronology = Chronology.of(input.incident(), facts, text);
        this.lineStarts = lineStarts(text);
    }

    String text() {
        return text;
    }

    List<PhraseHit> hits(Phrase phrase) {
        return hits.getOrDefault(phrase, List.of());
    }

    List<Reading> readings() {
        return readings;
    }

    List<ErrorSignature> errors(String code) {
        return errors.getOrDefault(code, List.of());
    }

    List<SqlStatement> statements() {
        return facts.all(SqlStatement.class);
    }

    List<ChangeEvent> changes() {
        return facts.all(ChangeEvent.class);
    }

    List<TimelineFact> timeline() {
        return facts.all(TimelineFact.class);
    }

    List<Quantity> quantities() {
        return facts.all(Quantity.class);
    }

    boolean hasNoErrors() {
        return errors.isEmpty();
    }

    Chronology chronology() {
        return chronology;
    }

    /** Whether a place lies in a quoted document, which is no evidence. */
    boolean isQuotedDocument(int at) {
        return quoted.holds(at);
    }

    /** The lines of a part of the text, as people write them. */
    String lines(int start, int end) {
        int first = lineOf(start);
        int last = lineOf(Math.max(start, end - 1));
        return first == last ? "" + first : first + "-" + last;
    }

    private int lineOf(int at) {
        int found = java.util.Arrays.binarySearch(lineStarts, at);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private static int[] lineStarts(String text) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            starts.add(at + 1);
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }
}
