package dev.triage.signature;

import dev.triage.fact.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads series of samples, such as {@code "CpuUsageRate(%)": [0.2, 0.4, …]}, that monitoring tools print as JSON. */
final class SeriesReader {

    private static final int SERIES_MAX = 600;
    private static final int SAMPLES_MIN = 4;
    private static final int BASELINE_SAMPLES = 3;
    private static final int OBJECT_MAX_CHARS = 12_000;
    private static final int QUOTE_MAX_CHARS = 160;
    private static final double MOVED = 2;
    private static final double BACK = 1.3;
    private static final Pattern SAMPLES = Pattern.compile(
            "\\[\\s*(?:-?\\d[\\d.eE+-]*|\"NaN\"|null)(?:\\s*,\\s*(?:-?\\d[\\d.eE+-]*|\"NaN\"|null)){3,2000}+\\s*\\]");
    private static final Pattern KEY = Pattern.compile("\"([^\"\\n]{1,80})\"\\s*:\\s*$");
    private static final Pattern METRIC_NAME = Pattern
            .compile("\"(?:metric_name|metric|__name__|label)\"\\s*:\\s*\"([^\"]{1,80})\"");
    private static final Pattern UNIT = Pattern.compile("\"unit\"\\s*:\\s*\"([^\"]{1,30})\"");
    private static final Pattern PROSE_NAME = Pattern
            .compile("([\\w:()%.]{3,80}) contains abnormal patterns[^\\[\\n]{0,300}$");

    private SeriesReader() {}

    static List<Reading> read(String text) {
        List<Reading> readings = new ArrayList<>();
        Matcher samples = SAMPLES.matcher(text);
        while (readings.size() < SERIES_MAX && samples.find()) {
            Series name = name(text, samples.start());
            double[] values = values(samples.group());
            if (name != null && values.length >= SAMPLES_MIN) {
                readings.add(reading(name, values, samples.start(), samples.end(), text));
            }
        }
        return readings;
    }

    private record Series(String name, String unit, int start) {}

    private static @Nullable Series name(String text, int bracket) {
        String before = text.substring(Math.max(0, bracket - 120), bracket);
        Matcher key = KEY.matcher(before);
        if (key.find()) {
            int start = bracket - before.length() + key.start();
            String name = key.group(1);
            return name.matches("values|data|samples|points") ? enclosing(text, start) : new Series(name, "", start);
        }
        String prose = text.substring(Math.max(0, bracket - 400), bracket);
        Matcher sentence = PROSE_NAME.matcher(prose);
        return sentence.find() ? new Series(sentence.group(1), "", bracket - prose.length() + sentence.start()) : null;
    }

    /** The name that the object around the samples gives itself, else the key that the object stands under. */
    private static @Nullable Series enclosing(String text, int at) {
        int open = openingBrace(text, at);
        if (open < 0) {
            return null;
        }
        Matcher name = METRIC_NAME.matcher(text).region(open, at);
        if (name.find()) {
            Matcher unit = UNIT.matcher(text).region(open, at);
            return new Series(name.group(1), unit.find() ? unit.group(1) : "", name.start());
        }
        String before = text.substring(Math.max(0, open - 120), open);
        Matcher key = KEY.matcher(before);
        return key.find() ? new Series(key.group(1), "", at) : null;
    }

    private static int openingBrace(String text, int from) {
        int depth = 0;
        for (int at = from - 1; at >= Math.max(0, from - OBJECT_MAX_CHARS); at--) {
            char c = text.charAt(at);
            if (c == '}') {
                depth++;
            } else if (c == '{' && depth-- == 0) {
                return at;
            }
        }
        return -1;
    }

    private static double[] values(String list) {
        return Arrays.stream(list.substring(1, list.length() - 1).split(",")).map(String::strip)
                .filter(sample -> !sample.isEmpty() && sample.charAt(0) != '"' && sample.charAt(0) != 'n')
                .mapToDouble(SeriesReader::number).filter(value -> !Double.isNaN(value)).toArray();
    }

    private static double number(String sample) {
        try {
            return Double.parseDouble(sample);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private static Reading reading(Series series, double[] values, int start, int end, String text) {
        double baseline = median(Arrays.copyOf(values, Math.min(BASELINE_SAMPLES, values.length)));
        double peak = Arrays.stream(values).max().orElse(Double.NaN);
        double low = Arrays.stream(values).min().orElse(Double.NaN);
        double last = values[values.length - 1];
        boolean moved = peak > baseline * MOVED || low * MOVED < baseline;
        // A level that only rose is no recovery of a bound such as free space, unless it fell before.
        boolean back = last <= baseline * BACK && last * BACK >= baseline || low * MOVED < baseline && last >= baseline;
        boolean percent = series.unit().equalsIgnoreCase("percent") || series.name().contains("%");
        double scale = percent ? 0.01 : series.unit().equalsIgnoreCase("milliseconds") ? 0.001 : 1;
        int quoteStart = start - series.start() <= QUOTE_MAX_CHARS / 2 ? series.start() : start;
        int quoteEnd = Math.min(end, quoteStart + QUOTE_MAX_CHARS);
        int cut = text.lastIndexOf(',', quoteEnd);
        return new Reading(series.name().toLowerCase(Locale.ROOT), percent ? Dimension.RATIO : Dimension.PLAIN,
                baseline * scale, last * scale, peak * scale, Double.NaN, median(values) * scale, moved && back, "", "",
                "", quoteStart, quoteEnd < end && cut > quoteStart ? cut : quoteEnd);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
