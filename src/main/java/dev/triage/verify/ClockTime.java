package dev.triage.verify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time of day in a text.
 *
 * @param second seconds since midnight
 * @param withSeconds whether the text gives seconds
 */
record ClockTime(int start, int end, String text, int second, boolean withSeconds) {

    private static final Pattern DIGITAL = Pattern.compile(
            "(?<![\\d:.+])([01]?\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d)(?:[.,]\\d{1,9})?)?(?![\\d:])(?:\\s?([ap])\\.?m\\b)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHINESE = Pattern
            .compile("(下午|晚上|傍晚)?([01]?\\d|2[0-3])[点时]([0-5]?\\d)分?(?:([0-5]?\\d)秒)?");

    /** All times of a folded text; their characters are marked as taken. */
    static List<ClockTime> scan(String text, BitSet taken) {
        List<ClockTime> found = new ArrayList<>();
        Matcher digital = DIGITAL.matcher(text);
        while (digital.find()) {
            int hour = Integer.parseInt(digital.group(1));
            if (digital.group(4) != null) {
                hour = hour % 12 + (digital.group(4).toLowerCase(Locale.ROOT).equals("p") ? 12 : 0);
            }
            add(found, taken, digital, hour, digital.group(2), digital.group(3));
        }
        Matcher chinese = CHINESE.matcher(text);
        while (chinese.find()) {
            int hour = Integer.parseInt(chinese.group(2)) + (chinese.group(1) == null ? 0 : 12);
            add(found, taken, chinese, hour > 23 ? hour - 12 : hour, chinese.group(3), chinese.group(4));
        }
        return found;
    }

    private static void add(List<ClockTime> found, BitSet taken, Matcher time, int hour, String minute,
            @Nullable String second) {
        taken.set(time.start(), time.end());
        found.add(new ClockTime(time.start(), time.end(), time.group().strip(),
                hour * 3600 + Integer.parseInt(minute) * 60 + (second == null ? 0 : Integer.parseInt(second)),
                second != null));
    }
}
