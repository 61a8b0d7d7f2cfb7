package dev.triage.verify;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something runs, as a text states it in words or as a cron expression.
 *
 * @param seconds between two runs
 */
record Schedule(int start, int end, String text, double seconds) {

    private static final CronParser FIVE_FIELDS = new CronParser(
            CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final CronParser SIX_FIELDS = new CronParser(
            CronDefinitionBuilder.instanceDefinitionFor(CronType.SPRING));
    private static final String FIELD = "(?:\\*(?:/\\d{1,2})?|\\?|[\\dA-Za-z,/-]{1,30}|L|W)";
    private static final Pattern CRON = Pattern
            .compile("(?<![\\w*/])(?:[*\\d][\\d,*/-]{0,20})(?:[ \\t]+" + FIELD + "){4,5}(?![\\w*/])");
    private static final Pattern MACRO = Pattern.compile("@(hourly|daily|midnight|weekly|monthly|yearly|annually)\\b");
    private static final Pattern WORDS = Pattern.compile(
            "\\b(nightly|daily|every (?:night|day)|once (?:a|per) day|hourly|every (?:hour|minute|second)|weekly|every week)\\b|\\b(?:every|each) (\\d+(?:\\.\\d+)?)[ -]?(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)\\b"
                    + "|(每晚|每天|每日|每夜|夜间|每小时|每周|每分钟|每秒)|每隔? ?(\\d+(?:\\.\\d+)?) ?(秒钟?|分钟|个?小时)",
            Pattern.CASE_INSENSITIVE);
    /** Any moment will do; a fixed one keeps the checks deterministic. */
    private static final ZonedDateTime FROM = ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final double TOLERANCE = 1.5;
    private static final int CRONS_MAX = 50;

    /** The cron expressions of a text, with the usual time between two runs. */
    static List<Schedule> crons(String text) {
        List<Schedule> found = new ArrayList<>();
        Matcher cron = CRON.matcher(text);
        while (cron.find() && found.size() < CRONS_MAX) {
            String[] fields = cron.group().strip().split("[ \\t]+");
            boolean six = fields.length == 6;
            Optional<Double> period = six
                    ? period(SIX_FIELDS, cron.group()).or(() -> fiveOf(fields))
                    : period(FIVE_FIELDS, cron.group());
            period.ifPresent(
                    seconds -> found.add(new Schedule(cron.start(), cron.end(), cron.group().strip(), seconds)));
        }
        Matcher macro = MACRO.matcher(text);
        while (macro.find() && found.size() < CRONS_MAX) {
            found.add(new Schedule(macro.start(), macro.end(), macro.group(), ofMacro(macro.group(1))));
        }
        return found;
    }

    /** A word behind five fields may look like a sixth. */
    private static Optional<Double> fiveOf(String[] fields) {
        return period(FIVE_FIELDS, String.join(" ", List.of(fields).subList(0, 5)));
    }

    /** The frequencies that a text states in words. */
    static List<Schedule> stated(String text) {
        List<Schedule> found = new ArrayList<>();
        Matcher words = WORDS.matcher(text);
        while (words.find()) {
            found.add(new Schedule(words.start(), words.end(), words.group(), seconds(words)));
        }
        return found;
    }

    boolean agreesWith(Schedule other) {
        return seconds / other.seconds <= TOLERANCE && other.seconds / seconds <= TOLERANCE;
    }

    /** The middle of the first few gaps between runs, so that working hours or a list of minutes do not mislead. */
    private static Optional<Double> period(CronParser parser, String expression) {
        try {
            Cron cron = parser.parse(expression.strip());
            ExecutionTime runs = ExecutionTime.forCron(cron);
            List<Double> gaps = new ArrayList<>();
            ZonedDateTime at = runs.nextExecution(FROM).orElse(null);
            for (int i = 0; i < 7 && at != null; i++) {
                ZonedDateTime next = runs.nextExecution(at).orElse(null);
                if (next != null) {
                    gaps.add((double) Duration.between(at, next).toSeconds());
                }
                at = next;
            }
            gaps.sort(Double::compare);
            return gaps.isEmpty() ? Optional.empty() : Optional.of(gaps.get(gaps.size() / 2));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static double ofMacro(String name) {
        return switch (name) {
            case "hourly" -> 3600;
            case "daily", "midnight" -> 86_400;
            case "weekly" -> 7 * 86_400;
            case "monthly" -> 30 * 86_400;
            default -> 365 * 86_400;
        };
    }

    private static double seconds(Matcher words) {
        String number = words.group(2) != null ? words.group(2) : words.group(5);
        if (number != null) {
            String unit = words.group(3) != null ? words.group(3).toLowerCase(Locale.ROOT) : words.group(6);
            double one = unit.startsWith("s") || unit.startsWith("秒")
                    ? 1
                    : unit.startsWith("m") || unit.equals("分钟") ? 60 : 3600;
            return Math.max(1e-3, Double.parseDouble(number)) * one;
        }
        String word = words.group().toLowerCase(Locale.ROOT);
        if (word.contains("hour") || word.equals("每小时")) {
            return 3600;
        }
        if (word.contains("minute") || word.equals("每分钟")) {
            return 60;
        }
        if (word.contains("second") || word.equals("每秒")) {
            return 1;
        }
        return word.contains("week") || word.equals("每周") ? 7 * 86_400 : 86_400;
    }

    /** As people say it: every 30 min. */
    static String every(double seconds) {
        return seconds >= 86_400
                ? CheckWords.number(seconds / 86_400) + " d"
                : seconds >= 3600
                        ? CheckWords.number(seconds / 3600) + " h"
                        : seconds >= 60 ? CheckWords.number(seconds / 60) + " min" : CheckWords.number(seconds) + " s";
    }
}
