package dev.triage.fact;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads metric values and their moves from a row: "p99 jumped from 120ms to 4.8s", "500 / 500 (max_connections)",
 * {@code cpu: 35% (normal)}, {@code replicas 3 -> 0}, "4.8s (up from 120ms)", {@code key=value}, exposition lines.
 */
final class MetricReader {

    private static final int GAP_MAX_CHARS = 40;
    private static final int REMARK_MAX_CHARS = 80;
    private static final Pattern ARROW = Pattern.compile("\\s*(?:->|→|=>|-->|⇒|➜|➔|>>)\\s*");
    private static final Pattern TO = Pattern
            .compile(
                    "(?i)\\s*(?:up |down |all the way )?to (?:about |around |nearly |over |as high as |just )?[~≈<>]?\\s*");
    private static final Pattern RISE = Pattern.compile(
            "[ ,]*(?:(?:飙|上|攀|提|骤|猛|陡)?(?:升|涨|增)(?:高|长|加)?|(?:下|骤|暴)?(?:降|跌|减)(?:低|少)?|变|变成|变为)?(?:至|到|为|成) ?约?");
    private static final Pattern OF = Pattern.compile("\\s*(?:/|out of|of|（共|／)\\s*(?:max |limit )?");
    private static final Pattern EARLIER = Pattern.compile(
            """
            (?i)\\s*[(（,，]?\\s*(?:(?:up|down) from|was|were|previously|from|vs\\.?|versus|compared (?:to|with)|against\
            |(?:the )?(?:usual|normal|baseline|typical|average)(?: is| of| was)?|normally|usually|typically\
            |instead of|昨天|平时|正常|之前|原来|基线)(?: an?)?(?: the)?(?: usual| normal| baseline| typical| average)?(?:为|是|[:：])? ?[~≈]?""");

    private final String text;
    private final Findings findings;
    private final MetricName names;

    MetricReader(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.names = new MetricName(text);
    }

    /** What follows one number: how many numbers belong to the same statement, and what they mean. */
    private record Reading(NumberMention after, @Nullable NumberMention before, @Nullable NumberMention limit,
            int used) {

        static Reading single(NumberMention number) {
            return new Reading(number, null, null, 1);
        }
    }

    void read(Row row, List<NumberMention> numbers, List<TimeMention> times, boolean logLine) {
        int clauseStart = row.start();
        int at = 0;
        while (at < numbers.size()) {
            NumberMention first = numbers.get(at);
            for (TimeMention time : times) {
                clauseStart = time.end() <= first.start() ? Math.max(clauseStart, time.end()) : clauseStart;
            }
            Reading reading = reading(numbers, at, row);
            int clause = Clause.around(text, row, first.start(), first.start()).start();
            MetricName.Found name = names.before(first.start(), Math.max(clauseStart, Math.min(clause, first.start())));
            if (name == null && reading.limit() != null) {
                name = nameAfter(unitStart(reading.limit()), row.end());
            }
            if (name != null && accepts(name, reading, first, row, logLine)) {
                add(name, reading, numbers.get(at + reading.used() - 1), row);
                clauseStart = numbers.get(at + reading.used() - 1).end();
                at += reading.used();
            } else {
                boolean label = first.end() < row.end() && text.charAt(first.end()) == '"';
                clauseStart = label ? clauseStart : first.end();
                at++;
            }
        }
    }

    private Reading reading(List<NumberMention> numbers, int at, Row row) {
        NumberMention first = numbers.get(at);
        if (at + 1 >= numbers.size()) {
            return Reading.single(first);
        }
        NumberMention second = numbers.get(at + 1);
        if (second.start() - first.end() > GAP_MAX_CHARS) {
            return Reading.single(first);
        }
        if (joins(ARROW, first, second)
                || isSaidFrom(first, row) && (joins(TO, first, second) || joins(RISE, first, second))) {
            return chain(numbers, at);
        }
        if (joins(OF, first, second) && text.charAt(second.start()) != '0') {
            return new Reading(first, null, second, 2);
        }
        return joins(EARLIER, first, second) ? new Reading(first, second, null, 2) : Reading.single(first);
    }

    /** {@code 120ms → 900ms → 4.8s} goes from the first to the last. */
    private Reading chain(List<NumberMention> numbers, int at) {
        int last = at + 1;
        while (last + 1 < numbers.size() && joins(ARROW, numbers.get(last), numbers.get(last + 1))) {
            last++;
        }
        return new Reading(numbers.get(last), numbers.get(at), null, last - at + 1);
    }

    private boolean joins(Pattern connector, NumberMention first, NumberMention second) {
        Matcher matcher = connector.matcher(text);
        return matcher.region(first.end(), second.start()).matches();
    }

    /** Whether "from" stands before a number, without which "5 to 10" is a range. */
    private boolean isSaidFrom(NumberMention number, Row row) {
        String left = text.substring(Math.max(row.start(), number.start() - 12), number.start()).stripTrailing();
        return left.endsWith("from") || left.endsWith("From") || left.endsWith("由") || left.endsWith("从")
                || left.endsWith("from ~") || left.endsWith("from about") || left.endsWith("从约");
    }

    /** Where the unit of a number begins, which may be the name: {@code 0/2 nodes are available}. */
    private int unitStart(NumberMention number) {
        int at = number.start();
        while (at < number.end() && !Character.isLetter(text.charAt(at))) {
            at++;
        }
        return number.unit().counts() ? at : number.end();
    }

    private MetricName.@Nullable Found nameAfter(int from, int limit) {
        int start = from;
        while (start < limit && text.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (end < limit && end - start < 40
                && (Character.isLetter(text.charAt(end)) || " _-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        String words = text.substring(start, end).strip().toLowerCase(java.util.Locale.ROOT);
        return words.isEmpty() ? null : new MetricName.Found(start, start + words.length(), words, false, false);
    }

    private boolean accepts(MetricName.Found name, Reading reading, NumberMention first, Row row,
            boolean logLine) {
        if (name.words().length() < 2 || MetricVocabulary.isIdentifier(name.words())) {
            return false;
        }
        boolean metric = MetricVocabulary.isMetric(text.substring(name.start(), name.end()));
        boolean machine = MetricVocabulary.isMachineName(name.words());
        if (reading.before() != null) {
            return metric || machine || reading.after().hasUnit() || !logLine;
        }
        if (reading.limit() != null) {
            return metric || machine || !logLine && name.joint();
        }
        if (first.hasUnit() && !first.unit().counts()) {
            boolean share = first.unit().dimension() == Dimension.RATIO && name.linked();
            return metric || machine || (name.joint() || share) && !logLine;
        }
        boolean exposition = machine && name.start() == row.start() && name.words().indexOf(' ') < 0;
        return exposition || name.joint() && (metric || machine && !logLine) && !isSentence(first);
    }

    /** {@code available: 1 Insufficient cpu} begins a sentence and gives no value. */
    private boolean isSentence(NumberMention number) {
        int at = number.end();
        return !number.hasUnit() && at + 1 < text.length() && text.charAt(at) == ' '
                && Character.isUpperCase(text.charAt(at + 1));
    }

    private void add(MetricName.Found name, Reading reading, NumberMention last, Row row) {
        Unit stated = stated(reading);
        Unit unit = stated != null ? stated : Unit.ofMetric(text.substring(name.start(), name.end()));
        NumberMention limit = reading.limit();
        Measure after = measure(reading.after(), unit);
        Measure limitMeasure = limit == null ? null : measure(limit, limit.hasUnit() ? limit.unit() : unit);
        if (limit != null && limitMeasure != null && after.dimension() == Dimension.RATIO
                && limitMeasure.dimension() != Dimension.RATIO) {
            after = new Measure(NumberMention.rounded(after.value() * limitMeasure.value()), limitMeasure.dimension(),
                    text.substring(reading.after().start(), limit.end()));
        }
        Measure before = reading.before() == null ? null : measure(reading.before(), unit);
        Measure now = after;
        Clause inside = remark(last.end(), row.end());
        String remark = text.substring(inside.start(), inside.end());
        int start = Math.min(name.start(), reading.after().start());
        int end = Math.max(name.end(),
                remark.isEmpty() ? last.end() : inside.end() + (remark.startsWith("of ") ? 0 : 1));
        Span span = findings.span(start, end);
        findings.take(reading.used() == 1 ? last.start() : start, last.end());
        findings.addOnce(Findings.Kind.METRIC,
                List.of(name.words(), now, before == null ? "" : before, limitMeasure == null ? "" : limitMeasure,
                        remark),
                span,
                id -> new MetricChange(id, span, name.words(), before, now, limitMeasure, remark));
    }

    /** The unit that the statement names; {@code from 120 to 480ms} names it once for both. */
    private static @Nullable Unit stated(Reading reading) {
        if (reading.after().hasUnit()) {
            return reading.after().unit();
        }
        if (reading.before() != null && reading.before().hasUnit()) {
            return reading.before().unit();
        }
        return reading.limit() != null && reading.limit().hasUnit() ? reading.limit().unit() : null;
    }

    private Measure measure(NumberMention number, Unit unit) {
        return number.hasUnit() ? number.measure(text) : number.measure(text, unit);
    }

    /** The writer's judgement in parentheses right after the value; empty if there is none. */
    private Clause remark(int from, int limit) {
        int at = from;
        while (at < limit && at < from + 2 && text.charAt(at) == ' ') {
            at++;
        }
        if (at < limit && (text.charAt(at) == '(' || text.charAt(at) == '（')) {
            for (int end = at + 1; end < limit && end - at < REMARK_MAX_CHARS; end++) {
                if (text.charAt(end) == ')' || text.charAt(end) == '）') {
                    return new Clause(at + 1, end);
                }
            }
        }
        return text.startsWith("of ", at)
                ? new Clause(at, Math.min(limit, wordEnd(at + 3, limit)))
                : new Clause(from, from);
    }

    private int wordEnd(int from, int limit) {
        int at = from;
        while (at < limit && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return at;
    }
}
