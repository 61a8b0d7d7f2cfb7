package dev.triage.signature;

import dev.triage.fact.ChangeKind;
import dev.triage.fact.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads clues: a weight, the kind of observation, and one condition. */
final class ClueRules {

    private static final double WEIGHT_USUAL = 1;
    private static final int HOUR_MINUTES = 60;

    private ClueRules() {}

    static Clue clue(Fields fields) {
        double weight = fields.number("weight", WEIGHT_USUAL, 0.1, 5);
        Condition condition = condition(fields);
        EvidenceKind kind = fields.choice("as", EvidenceKind.class, usualKind(condition));
        fields.done();
        return new Clue(weight, kind, condition);
    }

    private static EvidenceKind usualKind(Condition condition) {
        return switch (condition) {
            case Condition.Words words -> EvidenceKind.LOG;
            case Condition.ErrorCode error -> EvidenceKind.ERROR;
            case Condition.Metric metric -> EvidenceKind.METRIC;
            case Condition.Amount amount -> EvidenceKind.METRIC;
            case Condition.Sql sql -> EvidenceKind.SQL;
            case Condition.Change change -> EvidenceKind.CHANGE;
            case Condition.All all -> EvidenceKind.STATE;
        };
    }

    private static Condition condition(Fields fields) {
        List<Condition> found = new ArrayList<>();
        if (fields.has("words")) {
            found.add(new Condition.Words(phrases(fields, "words"), (int) fields.number("times", 1, 1, 1000)));
        }
        if (fields.has("error")) {
            found.add(new Condition.ErrorCode(Set.copyOf(fields.texts("error"))));
        }
        if (fields.has("metric")) {
            found.add(metric(fields.object("metric")));
        }
        if (fields.has("sql")) {
            found.add(sql(fields.object("sql")));
        }
        if (fields.has("change")) {
            found.add(change(fields.object("change")));
        }
        if (fields.has("amount")) {
            found.add(amount(fields.object("amount")));
        }
        if (fields.has("all")) {
            found.add(new Condition.All(fields.objects("all", ClueRules::part)));
        }
        if (found.size() != 1) {
            throw fields.fail("needs exactly one of words, error, metric, sql, change, amount, all");
        }
        return found.getFirst();
    }

    private static Condition part(Fields fields) {
        Condition condition = condition(fields);
        fields.done();
        return condition;
    }

    private static List<Phrase> phrases(Fields fields, String field) {
        List<Phrase> phrases = new ArrayList<>();
        for (String text : fields.texts(field)) {
            try {
                phrases.add(Phrase.of(text));
            } catch (IllegalArgumentException unusable) {
                throw fields.fail(field, String.valueOf(unusable.getMessage()));
            }
        }
        return phrases;
    }

    private static Condition.Metric metric(Fields fields) {
        String dimension = fields.optionalText("dimension");
        Condition.Metric metric = new Condition.Metric(pattern(fields, "name", fields.text("name")),
                dimension == null ? null : fields.constant("dimension", Dimension.class, dimension),
                bound(fields, "factorAtLeast"), bound(fields, "dropAtLeast"), bound(fields, "usageAtLeast"),
                bound(fields, "atLeast"), bound(fields, "atMost"),
                bound(fields, "typicalAtLeast"), "true".equals(fields.optionalText("recovered")));
        fields.done();
        return metric;
    }

    private static Condition.Sql sql(Fields fields) {
        String text = fields.optionalText("pattern");
        Condition.Sql sql = new Condition.Sql(
                fields.texts("verbs").stream().map(verb -> verb.toUpperCase(Locale.ROOT)).collect(Collectors.toSet()),
                pattern(fields, "pattern", text == null ? "" : text), (int) fields.number("times", 1, 1, 1000));
        fields.done();
        return sql;
    }

    private static Condition.Change change(Fields fields) {
        Set<ChangeKind> kinds = fields.texts("kinds").stream()
                .map(kind -> fields.constant("kinds", ChangeKind.class, kind)).collect(Collectors.toSet());
        if (kinds.isEmpty()) {
            throw fields.fail("kinds", "needs at least one kind of change");
        }
        String text = fields.optionalText("pattern");
        Condition.Change change = new Condition.Change(kinds,
                (int) fields.number("withinMinutes", HOUR_MINUTES, 1, 100_000),
                text == null ? null : pattern(fields, "pattern", text));
        fields.done();
        return change;
    }

    private static Condition.Amount amount(Fields fields) {
        Condition.Amount amount = new Condition.Amount(pattern(fields, "subject", fields.text("subject")),
                fields.constant("dimension", Dimension.class, fields.text("dimension")), bound(fields, "atLeast"));
        fields.done();
        return amount;
    }

    private static double bound(Fields fields, String field) {
        return fields.number(field, Double.NaN, -1e18, 1e18);
    }

    private static Pattern pattern(Fields fields, String field, @Nullable String text) {
        try {
            return Pattern.compile(text == null ? "" : text, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException invalid) {
            throw fields.fail(field, "is not a regular expression: " + invalid.getDescription());
        }
    }
}
