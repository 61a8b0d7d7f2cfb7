package dev.triage.fact;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads time series that are written out as lists of numbers: {@code "values": [312, 341, ...]},
 * {@code cpu_usage: [1.0, 2.0]}. The change goes from the first value to the one that is farthest from it, or to a
 * maximum or minimum that the sentence states and the samples miss.
 */
final class SeriesReader {

    private static final int VALUES_MIN = 3;
    private static final int STATED_LOOK_BACK_CHARS = 400;
    private static final int UNIT_LOOK_AHEAD_CHARS = 60;
    private static final Pattern UNIT = Pattern.compile("\"unit\"\\s?:\\s?\"([A-Za-z/%]{1,20}+)\"");
    private static final Pattern STATED = Pattern
            .compile("(?:max|min)(?:imum)? value is (-?\\d{1,20}(?:\\.\\d{1,20})?)");

    private final String text;
    private final Findings findings;
    private final SeriesName names;

    SeriesReader(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.names = new SeriesName(text);
    }

    void read() {
        int at = text.indexOf('[');
        while (at >= 0 && !findings.isFull(Findings.Kind.METRIC)) {
            NumberList list = NumberList.at(text, at);
            if (list != null && list.count() >= VALUES_MIN) {
                add(at, list);
            }
            at = text.indexOf('[', list == null ? at + 1 : list.end());
        }
    }

    private void add(int open, NumberList list) {
        SeriesName.Found name = names.of(open);
        if (name == null) {
            return;
        }
        String metric = name.words().toLowerCase(Locale.ROOT);
        if (MetricVocabulary.isIdentifier(metric)) {
            return;
        }
        Unit unit = unit(name, open, list.end());
        NumberList.Item extreme = stated(name.start(), open, list);
        double first = list.first().value();
        String which = extreme.value() == first ? "constant" : extreme.value() > first ? "max" : "min";
        String remark = "%s of %d samples, mean %s, last %s".formatted(which, list.count(), plain(list.mean()),
                text.substring(list.last().start(), list.last().end()));
        int end = list.end() < text.length() && text.charAt(list.end()) == ']' ? list.end() + 1 : list.end();
        findings.take(open, end);
        Span span = findings.span(Math.min(name.start(), open), end);
        Measure before = measure(list.first(), unit);
        Measure after = measure(extreme, unit);
        findings.add(Findings.Kind.METRIC, span,
                id -> new MetricChange(id, span, metric, before, after, null, remark));
    }

    private Measure measure(NumberList.Item item, Unit unit) {
        return new Measure(NumberMention.rounded(item.value() * unit.factor()), unit.dimension(),
                text.substring(item.start(), item.end()));
    }

    /** The value farthest from the first, be it in the list or a maximum or minimum stated before it. */
    private NumberList.Item stated(int from, int open, NumberList list) {
        NumberList.Item best = list.farthest();
        double first = list.first().value();
        Matcher matcher = STATED.matcher(text).region(Math.min(open, Math.max(from, open - STATED_LOOK_BACK_CHARS)),
                open);
        while (matcher.find()) {
            double value = Double.parseDouble(matcher.group(1));
            findings.take(matcher.start(1), matcher.end(1));
            if (Math.abs(value - first) > Math.abs(best.value() - first)) {
                best = new NumberList.Item(matcher.start(1), matcher.end(1), value);
            }
        }
        return best;
    }

    /** The unit that the name promises or, in JSON, that stands between the name and the list or right after it. */
    private Unit unit(SeriesName.Found name, int open, int end) {
        Unit byName = Unit.ofMetric(name.words());
        if (byName != Unit.NONE) {
            return byName;
        }
        Matcher unit = UNIT.matcher(text).region(Math.min(name.start(), open), open);
        boolean found = unit.find()
                || unit.region(end, Math.min(text.length(), end + UNIT_LOOK_AHEAD_CHARS)).find();
        return found ? Unit.inJson(unit.group(1)) : Unit.NONE;
    }

    private static String plain(double value) {
        double shown = Math.abs(value) < 1e15 ? Double.parseDouble(String.format(Locale.ROOT, "%.4g", value)) : value;
        return shown == Math.rint(shown) && Math.abs(shown) < 1e15
                ? Long.toString((long) shown)
                : Double.toString(shown);
    }
}
