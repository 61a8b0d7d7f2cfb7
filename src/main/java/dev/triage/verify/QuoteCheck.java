package dev.triage.verify;

import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.EvidenceSource;
import dev.triage.runbook.RunbookMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up quotes: they must stand where they are said to stand, and a place that is wrong is corrected. */
final class QuoteCheck {

    private final SourceText context;
    private final Map<String, SourceText> pastIncidents = new LinkedHashMap<>();
    private final Map<String, SourceText> runbooks = new LinkedHashMap<>();
    private final Ledger ledger;

    QuoteCheck(Grounds grounds, Ledger ledger) {
        this.context = new SourceText(grounds.facts().source().value());
        for (Grounds.PastIncident past : grounds.pastIncidents()) {
            pastIncidents.put(past.title(), new SourceText(past.title() + "\n" + past.text().value()));
        }
        for (RunbookMatch match : grounds.runbooks()) {
            runbooks.put(match.section().citation(), new SourceText(match.section().text().value()));
        }
        this.ledger = ledger;
    }

    /** The quotes that stand somewhere, each with its true place. */
    List<Evidence> check(String where, List<Evidence> quotes) {
        List<Evidence> kept = new ArrayList<>();
        for (Evidence quote : quotes) {
            Evidence placed = placed(quote);
            ledger.claim(placed != null);
            if (placed == null) {
                ledger.add("quote-not-in-source", FindingKind.UNGROUNDED_QUOTE, FindingLevel.ERROR, where,
                        quote.quote(), ledger.words().say("source." + quote.source()));
                continue;
            }
            if (placed.source() != quote.source()) {
                ledger.add("quote-from-elsewhere", FindingKind.UNGROUNDED_QUOTE, FindingLevel.NOTE,
                        where + "[" + kept.size() + "]", quote.quote(), ledger.words().say("source." + quote.source()),
                        ledger.words().say("source." + placed.source()) + " " + placed.lines());
            }
            kept.add(placed);
        }
        return kept;
    }

    boolean stands(Evidence quote) {
        return placed(quote) != null;
    }

    SourceText context() {
        return context;
    }

    /** The quote with its place; null if it stands nowhere. The source that it names is looked at first. */
    private @Nullable Evidence placed(Evidence quote) {
        List<EvidenceSource> order = new ArrayList<>(List.of(EvidenceSource.values()));
        order.remove(quote.source());
        order.addFirst(quote.source());
        for (EvidenceSource source : order) {
            String place = switch (source) {
                case CONTEXT -> context.linesOf(quote.quote());
                case SIMILAR_INCIDENT -> among(pastIncidents, quote);
                case RUNBOOK -> among(runbooks, quote);
            };
            if (!place.isEmpty()) {
                return new Evidence(quote.quote(), source, place);
            }
        }
        return null;
    }

    private static String among(Map<String, SourceText> sources, Evidence quote) {
        SourceText named = sources.get(quote.lines());
        if (named != null && named.contains(quote.quote())) {
            return quote.lines();
        }
        return sources.entrySet().stream().filter(source -> source.getValue().contains(quote.quote()))
                .map(Map.Entry::getKey).findFirst().orElse("");
    }
}
