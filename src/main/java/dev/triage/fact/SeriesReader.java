package dev.triage.fact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads time series that are written out as lists of numbers: {@code "values": [312, 341, ...]},
 * {@code cpu_usage: [1.0, 2.0]}. The change goes from the first value to the one that is farthest from it.
 */
final class SeriesReader {

    private static final String DIGITS = "0123456789";
    private static final int VALUES_MIN = 3;
    private static final int VALUES_MAX = 5_000;
    private static final int LOOK_BACK_CHARS = 4_000;
    private static final int LOOK_ROUND_CHARS = 400;
    private static final Set<String> GENERIC = Set.of("values", "value", "data", "datapoints", "points", "samples",
            "evenly_sampled_values", "series", "y", "result", "results");
    private static final Pattern LABEL = Pattern
            .compile("\"(?:label|metric_name|metric|metricName|name|title|__name__)\"\\s?:\\s?\"([^\"]{2,80}+)\"");
    private static final Pattern UNIT = Pattern.compile("\"unit\"\\s?:\\s?\"([A-Za-z/%]{1,20}+)\"");
    private static final Pattern TOLD = Pattern.compile("(max|min|mean) value is (-?\\d+(?:\\.\\d+)?)");
    private static final Pattern SENTENCE_NAME = Pattern
            .compile("(?:^|\\s)([A-Za-z][\\w:.]{0,60}[_:.][\\w:.]{1,60}|[a-z]+[A-Z]\\w{1,60})");

    private final String text;
    private final Findings findings;

    SeriesReader(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    void read() {
        int at = text.indexOf('[');
        while (at >= 0 && !findings.isFull(Findings.Kind.METRIC)) {
            Series series = series(at);
            if (series != null && series.count() >= VALUES_MIN) {
                add(at, series);
            }
            at = text.indexOf('[', series == null ? at + 1 : series.end());
        }
    }

    /** The values of a list; {@code end} is where reading stopped, which for a cut list is the end of the text. */
    private record Series(int end, int count, double first, double last, double min, double max, double sum) {}

    private @Nullable Series series(int open) {
        int at = open + 1;
        int count = 0;
        double first = 0;
        double last = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        while (at < text.length() && count < VALUES_MAX) {
            at = skip(at, " \n\r\t");
            int end = numberEnd(at);
            if (text.startsWith("\"NaN\"", at) || text.startsWith("NaN", at) || text.startsWith("null", at)) {
                end = text.charAt(at) == '"' ? at + 5 : text.charAt(at) == 'N' ? at + 3 : at + 4;
            } else if (end == at || end - at > 40) {
                break;
            } else {
                last = Double.parseDouble(text.substring(at, end));
                first = count == 0 ? last : first;
                min = Math.min(min, last);
                max = Math.max(max, last);
                sum += last;
                count++;
            }
            at = skip(end, " \n\r\t");
            if (at >= text.length() || text.charAt(at) != ',') {
                break;
            }
            at++;
        }
        return count == 0 ? null : new Series(Math.max(at, open + 1), count, first, last, min, max, sum);
    }

    /** The end of a decimal number with an optional sign and exponent; {@code at} if there is none. */
    private int numberEnd(int at) {
        int digits = at < text.length() && text.charAt(at) == '-' ? at + 1 : at;
        int end = skip(digits, DIGITS);
        if (end == digits) {
            return at;
        }
        if (end < text.length() && text.charAt(end) == '.' && skip(end + 1, DIGITS) > end + 1) {
            end = skip(end + 1, DIGITS);
        }
        if (end + 1 < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = text.charAt(end + 1) == '-' || text.charAt(end + 1) == '+' ? end + 2 : end + 1;
            int stop = skip(exponent, DIGITS);
            end = stop > exponent && stop - exponent < 4 ? stop : end;
        }
        return end;
    }

    private int skip(int from, String chars) {
        int at = from;
        while (at < text.length() && chars.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private void add(int open, Series series) {
        Name name = name(open);
        if (name == null || MetricVocabulary.isIdentifier(name.words().toLowerCase(Locale.ROOT))) {
            return;
        }
        Unit unit = unit(name, open, series.end());
        double told = told(name.start(), open, series);
        double extreme = Double.isNaN(told) ? farthest(series) : told;
        String which = extreme == series.first()
                ? "constant"
                : extreme > series.first() ? "max" : "min";
        String remark = "%s of %d samples, mean %s, last %s".formatted(which, series.count(),
                plain(series.sum() / series.count()), plain(series.last()));
        int end = series.end() < text.length() && text.charAt(series.end()) == ']' ? series.end() + 1 : series.end();
        findings.take(open, end);
        Span span = findings.span(Math.max(name.start(), lineStart(open)), end);
        Measure before = measure(series.first(), unit);
        Measure after = measure(extreme, unit);
        findings.add(Findings.Kind.METRIC, span, id -> new MetricChange(id, span,
                name.words().toLowerCase(Locale.ROOT), before, after, null, remark));
    }

    private int lineStart(int at) {
        return Backwards.find(text, '\n', at, Math.max(0, at - LOOK_BACK_CHARS)) + 1;
    }

    private static double farthest(Series series) {
        return series.max() - series.first() >= series.first() - series.min() ? series.max() : series.min();
    }

    /** A maximum or minimum that the sentence states and the samples miss; NaN if there is none. */
    private double told(int from, int open, Series series) {
        Matcher matcher = TOLD.matcher(text);
        int at = Math.max(from, open - LOOK_ROUND_CHARS);
        double best = Double.NaN;
        matcher.region(at, open);
        while (matcher.find()) {
            double value = Double.parseDouble(matcher.group(2));
            boolean edge = !matcher.group(1).equals("mean");
            if (edge && (Double.isNaN(best) || Math.abs(value - series.first()) > Math.abs(best - series.first()))) {
                best = value;
            }
            findings.take(matcher.start(2), matcher.end(2));
        }
        return best;
    }

    private static Measure measure(double value, Unit unit) {
        return new Measure(NumberMention.rounded(value * unit.factor()), unit.dimension(), plain(value));
    }

    private static String plain(double value) {
        double shown = Math.abs(value) < 1e15 ? Double.parseDouble(String.format(Locale.ROOT, "%.4g", value)) : value;
        return shown == Math.rint(shown) && Math.abs(shown) < 1e15
                ? Long.toString((long) shown)
                : Double.toString(shown);
    }

    private record Name(int start, String words) {}

    private @Nullable Name name(int open) {
        int at = open;
        while (at > 0 && " :=".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        if (at == open && open > 0) {
            return null;
        }
        if (at > 0 && text.charAt(at - 1) == '"') {
            int quote = Backwards.find(text, '"', at - 2, Math.max(0, at - 100));
            String key = quote < 0 || at - quote > 90 ? "" : text.substring(quote + 1, at - 1);
            return GENERIC.contains(key.toLowerCase(Locale.ROOT))
                    ? label(quote)
                    : key.isEmpty() ? null : owned(quote, key);
        }
        int start = at;
        while (start > 0 && at - start < 80
                && (KnownError.isWord(text.charAt(start - 1)) || ".()%".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        String word = text.substring(start, at);
        if (word.equals("are") || word.equals("is") || GENERIC.contains(word)) {
            return sentenceName(start);
        }
        return word.length() < 2 ? null : new Name(start, word);
    }

    /** The nearest label before a list whose own key says nothing. */
    private @Nullable Name label(int before) {
        int from = Math.max(0, before - LOOK_BACK_CHARS);
        Matcher matcher = LABEL.matcher(text).region(from, before);
        Name nearest = null;
        while (matcher.find()) {
            nearest = new Name(matcher.start(), matcher.group(1));
        }
        int quote = Backwards.find(text, "\": {", before, from);
        if (quote > from && (nearest == null || quote > nearest.start())) {
            int open = Backwards.find(text, '"', quote - 1, Math.max(0, quote - 100));
            return open < 0 || quote - open > 90 ? nearest : new Name(open, text.substring(open + 1, quote));
        }
        return nearest;
    }

    /** A key together with the object that holds it, as in {@code "pod-1": {"CpuUsage(m)": [...]}}. */
    private Name owned(int quote, String key) {
        int from = Math.max(0, quote - LOOK_BACK_CHARS);
        int brace = Backwards.find(text, "\": {", quote, from);
        if (brace < from || Backwards.find(text, '}', quote, brace) > brace) {
            return new Name(quote, key);
        }
        int open = Backwards.find(text, '"', brace - 1, Math.max(0, brace - 100));
        return open < 0 || brace - open > 90
                ? new Name(quote, key)
                : new Name(quote, text.substring(open + 1, brace) + " " + key);
    }

    private @Nullable Name sentenceName(int before) {
        int from = Math.max(lineStart(before), before - LOOK_ROUND_CHARS);
        Matcher matcher = SENTENCE_NAME.matcher(text).region(from, before);
        while (matcher.find()) {
            if (!GENERIC.contains(matcher.group(1))) {
                return new Name(matcher.start(1), matcher.group(1));
            }
        }
        return null;
    }

    private Unit unit(Name name, int open, int end) {
        Unit byName = Unit.ofMetric(name.words());
        if (byName != Unit.NONE) {
            return byName;
        }
        Matcher before = UNIT.matcher(text).region(Math.max(0, Math.min(name.start(), open)), open);
        String stated = before.find() ? before.group(1) : "";
        Matcher after = UNIT.matcher(text).region(end, Math.min(text.length(), end + 60));
        if (stated.isEmpty() && after.find()) {
            stated = after.group(1);
        }
        return switch (stated) {
            case "Count" -> new Unit(Dimension.COUNT, 1);
            case "Count/Second" -> new Unit(Dimension.PER_SECOND, 1);
            case "Bytes/Second" -> new Unit(Dimension.BYTES_PER_SECOND, 1);
            case "" -> Unit.NONE;
            default -> {
                Unit unit = Unit.named(stated);
                yield unit == null ? Unit.NONE : unit;
            }
        };
    }
}
