package dev.triage.signature;

import dev.triage.fact.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads series of samples, such as {@code "CpuUsageRate(%)": [0.2, 0.4, …]}, that monitoring tools print as JSON. */
final class SeriesReader {

    private static final int SERIES_MAX = 600;
    private static final int SAMPLES_MIN = 4;
    private static final int BASELINE_SAMPLES = 3;
    private static final int NAME_REACH_CHARS = 3000;
    private static final int QUOTE_MAX_CHARS = 160;
    private static final Pattern SAMPLES = Pattern
            .compile(
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
        while (samples.find() && readings.size() < SERIES_MAX) {
            Series name = name(text, samples.start());
            double[] values = values(samples.group());
            if (name != null && values.length >= SAMPLES_MIN) {
                readings.add(reading(name, values, samples.start(), samples.end(), text));
            }
        }
        return readings;
    }

    private record Series(String name, String unit, int start) {}

    @org.jspecify.annotations.Nullable
    private static Series name(String text, int bracket) {
        String before = text.substring(Math.max(0, bracket - 120), bracket);
        Matcher key = KEY.matcher(before);
        if (key.find()) {
            int start = bracket - before.length() + key.start();
            String name = key.group(1);
            return isGeneric(name) ? enclosing(text, start) : new Series(name, "", start);
        }
        String prose = text.substring(Math.max(0, bracket - 400), bracket);
        Matcher sentence = PROSE_NAME.matcher(prose);
        return sentence.find() ? new Series(sentence.group(1), "", bracket - prose.length() + sentence.start()) : null;
    }

    private static boolean isGeneric(String key) {
        return key.equals("values") || key.equals("data") || key.equals("samples") || key.equals("points");
    }

    @org.jspecify.annotations.Nullable
    private static Series enclosing(String text, int at) {
        int from = Math.max(0, at - NAME_REACH_CHARS);
        String before = text.substring(from, at);
        Matcher names = METRIC_NAME.matcher(before);
        Series last = null;
        while (names.find()) {
            Matcher unit = UNIT.matcher(before).region(names.end(), before.length());
            last = new Series(names.group(1), unit.find() ? unit.group(1) : "", from + names.start());
        }
        return last;
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
        double[] first = Arrays.copyOf(values, Math.min(BASELINE_SAMPLES, values.length));
        Arrays.sort(first);
        double baseline = first[first.length / 2];
        double peak = Arrays.stream(values).max().orElse(Double.NaN);
        boolean percent = series.unit().equalsIgnoreCase("percent") || series.name().contains("%");
        double scale = percent ? 0.01 : 1;
        int quoteStart = start - series.start() <= QUOTE_MAX_CHARS / 2 ? series.start() : start;
        int quoteEnd = Math.min(end, quoteStart + QUOTE_MAX_CHARS);
        int cut = text.lastIndexOf(',', quoteEnd);
        return new Reading(series.name().toLowerCase(Locale.ROOT), percent ? Dimension.RATIO : Dimension.PLAIN,
                baseline * scale, values[values.length - 1] * scale, peak * scale, Double.NaN, "", "", "", quoteStart,
                quoteEnd < end && cut > quoteStart ? cut : quoteEnd);
    }
}
