package dev.triage.signature;

import dev.triage.signature.ClueMatch.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks by Little's law (J. D. C. Little, 1961: work in progress = arrival rate · time in the system) whether a periodic
 * statement can hold the connections that are in use.
 */
final class LoadArithmetic {

    private static final double PLAUSIBLE_SHARE = 0.5;
    private static final int DURATION_REACH_CHARS = 400;
    private static final String UNIT = "(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?|毫秒|秒钟?|分钟|小时)";
    private static final Pattern INTERVAL = Pattern
            .compile("(?:\\bevery|each|每隔?)\\s*(\\d+(?:\\.\\d+)?)\\s*" + UNIT + "(?![a-z])", Pattern.CASE_INSENSITIVE);
    private static final Pattern DURATION = Pattern.compile(
            "(?:~|≈|about |takes |took |mean |avg |耗时|约|每次)*\\s*(\\d+(?:\\.\\d+)?)\\s*" + UNIT
                    + "\\s*(?:per|each|/|a|an)?\\s*(?:execution|call|run|query|exec|次|执行)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHINESE_DURATION = Pattern
            .compile("(?:每次(?:执行)?|单次|耗时)[^\\d\\n，。]{0,8}(\\d+(?:\\.\\d+)?)\\s*" + UNIT);
    private static final Pattern CONNECTIONS = Pattern.compile("connection|backend|session|client|pool|连接");

    private LoadArithmetic() {}

    static Optional<Caveat> check(CaseFile file, Words words) {
        Optional<Reading> full = file.readings().stream()
                .filter(reading -> reading.usage() >= 0.8 && CONNECTIONS.matcher(reading.metric()).find()).findFirst();
        Matcher interval = INTERVAL.matcher(file.text());
        if (full.isEmpty() || !interval.find()) {
            return Optional.empty();
        }
        int from = Math.max(0, interval.start() - DURATION_REACH_CHARS);
        int to = Math.min(file.text().length(), interval.end() + DURATION_REACH_CHARS);
        Matcher duration = DURATION.matcher(file.text());
        if (!find(duration, from, to, interval)) {
            duration = CHINESE_DURATION.matcher(file.text());
            if (!find(duration, from, to, interval)) {
                return Optional.empty();
            }
        }
        double held = seconds(duration) / seconds(interval);
        double used = full.get().after();
        if (held >= used * PLAUSIBLE_SHARE) {
            return Optional.empty();
        }
        List<Place> places = new ArrayList<>(List.of(new Place(interval.start(), interval.end())));
        places.add(new Place(duration.start(), duration.end()));
        return Optional.of(new Caveat(places,
                words.say("arithmetic.load", "duration", duration.group(1) + " " + duration.group(2), "interval",
                        interval.group(1) + " " + interval.group(2), "held", rounded(held), "used",
                        full.get().afterText()),
                words.say("arithmetic.missing"),
                "SELECT application_name, client_addr, state, count(*) FROM pg_stat_activity GROUP BY 1, 2, 3 ORDER BY 4 DESC"));
    }

    /** Looks for a duration beside the interval; "every 30 s executed once" is no duration of 30 s. */
    private static boolean find(Matcher duration, int from, int to, Matcher interval) {
        return duration.region(from, interval.start()).find() || duration.region(interval.end(), to).find();
    }

    private static double seconds(Matcher amount) {
        double value = Double.parseDouble(amount.group(1));
        String unit = amount.group(2).toLowerCase(Locale.ROOT);
        if (unit.startsWith("ms") || unit.startsWith("mil") || unit.startsWith("毫")) {
            return value / 1000;
        }
        if (unit.startsWith("m") || unit.startsWith("分")) {
            return value * 60;
        }
        return unit.startsWith("h") || unit.startsWith("小") ? value * 3600 : value;
    }

    private static String rounded(double value) {
        return value >= 10
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
    }
}
