package dev.triage.report;

import dev.triage.redact.Redaction;
import dev.triage.triage.Provenance;
import dev.triage.triage.SecondTry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The line that says where a report comes from: model · prompt · language · latency · tokens · cost. */
final class ProvenanceLine {

    private ProvenanceLine() {}

    static String of(ReportView report, Wording words) {
        Provenance provenance = report.provenance();
        List<String> parts = new ArrayList<>();
        parts.add(provenance.answeredBy());
        if (provenance.promptVersion() != null) {
            String hash = provenance.promptHash() == null ? "" : provenance.promptHash();
            parts.add("prompt " + provenance.promptVersion() + (hash.length() < 8 ? "" : " " + hash.substring(0, 8)));
        }
        parts.add(provenance.language());
        parts.add(String.format(Locale.ROOT, "%.0f ms", provenance.totalMillis()));
        parts.add("%d↑ / %d↓ %s".formatted(provenance.inputTokens(), provenance.outputTokens(),
                words.get("tokens")));
        parts.add(cost(provenance.costUsd(), words));
        parts.add(redactions(report.redactions(), words));
        SecondTry secondTry = provenance.secondTry();
        if (secondTry != null) {
            parts.add(secondTry.secondShown()
                    ? words.get("secondTry.shown").formatted(secondTry.firstErrors(), secondTry.secondErrors())
                    : words.get("secondTry.kept"));
        }
        if (!provenance.leftOut().isEmpty()) {
            parts.add(words.get("leftOut") + ": " + Markdown.text(String.join(", ", provenance.leftOut())));
        }
        parts.add("build " + provenance.buildCommit());
        return String.join(" · ", parts);
    }

    /** Dollars to five places; an unknown cost is called unknown. */
    static String cost(@Nullable BigDecimal usd, Wording words) {
        return usd == null ? words.get("costUnknown") : "$" + usd.setScale(5, RoundingMode.HALF_UP).toPlainString();
    }

    private static String redactions(List<Redaction> redactions, Wording words) {
        return redactions.isEmpty()
                ? words.get("nothingRedacted")
                : words.get("redacted") + ": " + redactions.stream()
                        .map(redaction -> redaction.count() + " " + redaction.kind()).collect(Collectors.joining(", "));
    }
}
