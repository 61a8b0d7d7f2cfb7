package dev.triage.signature;

import dev.triage.signature.ClueMatch.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares a cron expression with what the context says about how often the job runs. */
final class ScheduleReading {

    private static final Pattern CRON = Pattern.compile(
            "(?<![\\w*/])(\\*(?:/\\d{1,2})?|\\d{1,2}(?:[,-]\\d{1,2})*)[ \\t]+(\\*(?:/\\d{1,2})?|\\d{1,2}(?:[,-]\\d{1,2})*)"
                    + "(?:[ \\t]+(?:\\*(?:/\\d{1,2})?|\\d{1,2}(?:[,-]\\d{1,2})*|[A-Za-z]{3}(?:-[A-Za-z]{3})?)){3}(?![\\w*/])");
    private static final Pattern CLAIM = Pattern.compile(
            "\\b(nightly|daily|every night|once a day|hourly|every hour)\\b|\\bevery (\\d+) ?(s|secs?|seconds?|m|mins?|minutes?|h|hours?)\\b"
                    + "|(每晚|每天|每日|夜间|每小时)|每隔? ?(\\d+) ?(秒|分钟|小时)",
            Pattern.CASE_INSENSITIVE);
    private static final double TOLERANCE = 1.5;

    private ScheduleReading() {}

    static Optional<Caveat> check(CaseFile file, Words words) {
        Matcher cron = CRON.matcher(file.text());
        if (!cron.find()) {
            return Optional.empty();
        }
        double minutes = minutes(cron.group(1), cron.group(2));
        List<Place> places = new ArrayList<>(List.of(new Place(cron.start(), cron.end())));
        List<String> claims = new ArrayList<>();
        Matcher claim = CLAIM.matcher(file.text());
        while (claim.find()) {
            double claimed = minutes(claim);
            if (claimed / minutes > TOLERANCE || minutes / claimed > TOLERANCE) {
                places.add(new Place(claim.start(), claim.end()));
                claims.add("'" + claim.group() + "'");
            }
        }
        if (claims.isEmpty()) {
            return Optional.empty();
        }
        String every = minutes >= 60 * 24
                ? words.say("schedule.daily")
                : words.say("schedule.minutes", "minutes", Long.toString(Math.round(minutes)));
        String told = words.list(claims.stream().distinct().toList());
        return Optional.of(new Caveat(places,
                words.say("schedule.conflict", "cron", cron.group(), "every", every, "claims", told),
                words.say("schedule.missing", "cron", cron.group(), "claims", told),
                words.say("schedule.how")));
    }

    /** How many minutes lie between two runs, by the minute and hour fields. */
    private static double minutes(String minute, String hour) {
        if (minute.equals("*")) {
            return 1;
        }
        if (minute.startsWith("*/")) {
            return Math.max(1, Integer.parseInt(minute.substring(2)));
        }
        double perHour = minute.split(",").length;
        if (hour.equals("*")) {
            return 60 / perHour;
        }
        if (hour.startsWith("*/")) {
            return 60.0 * Math.max(1, Integer.parseInt(hour.substring(2))) / perHour;
        }
        return 24 * 60 / (perHour * hour.split(",").length);
    }

    private static double minutes(Matcher claim) {
        String number = claim.group(2) != null ? claim.group(2) : claim.group(5);
        if (number != null) {
            String unit = claim.group(3) != null ? claim.group(3) : claim.group(6);
            double value = Math.max(1, Integer.parseInt(number));
            return unit.startsWith("s") || unit.equals("秒")
                    ? value / 60
                    : unit.startsWith("h") || unit.equals("小时") ? value * 60 : value;
        }
        String word = claim.group();
        return word.matches("(?i)hourly|every hour|每小时") ? 60 : 24 * 60;
    }
}
