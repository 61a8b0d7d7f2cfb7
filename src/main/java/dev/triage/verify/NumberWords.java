package dev.triage.verify;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites numbers that are written as words into digits of the same length or shorter, padded with blanks, so that
 * places in the text stay what they are: "five minutes", "twenty-five", 三十分钟.
 */
final class NumberWords {

    private static final Map<String, Integer> ENGLISH = new HashMap<>();
    private static final String ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            + "fifteen sixteen seventeen eighteen nineteen";
    private static final String TENS = "twenty thirty forty fifty sixty seventy eighty ninety";

    static {
        String[] ones = ONES.split(" ");
        for (int i = 0; i < ones.length; i++) {
            ENGLISH.put(ones[i], i + 1);
        }
        String[] tens = TENS.split(" ");
        for (int i = 0; i < tens.length; i++) {
            ENGLISH.put(tens[i], (i + 2) * 10);
        }
    }

    private static final Pattern WORD = Pattern.compile(
            "\\b(" + TENS.replace(' ', '|') + ")(?:[- ](one|two|three|four|five|six|seven|eight|nine))?\\b|\\b("
                    + ONES.replace(' ', '|') + ")\\b",
            Pattern.CASE_INSENSITIVE);
    /** Only before a unit, for 一 and 两 begin many other words. */
    private static final Pattern CHINESE = Pattern
            .compile("[一二两三四五六七八九十百千]{1,6}(?=个?(?:分钟|秒|小时|倍|成|天|周|万|亿|毫秒)|[个次条行台名位笔])");
    private static final String DIGITS = "零一二三四五六七八九";

    private NumberWords() {}

    static String inDigits(String text) {
        StringBuilder out = new StringBuilder(text);
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String tens = word.group(1);
            int value = tens == null
                    ? value(word.group(3))
                    : value(tens) + (word.group(2) == null ? 0 : value(word.group(2)));
            put(out, word.start(), word.end(), Integer.toString(value));
        }
        Matcher chinese = CHINESE.matcher(text);
        while (chinese.find()) {
            int value = chinese(chinese.group());
            if (Integer.toString(value).length() <= chinese.end() - chinese.start()) {
                put(out, chinese.start(), chinese.end(), Integer.toString(value));
            }
        }
        return out.toString();
    }

    private static int value(String word) {
        return ENGLISH.getOrDefault(word.toLowerCase(Locale.ROOT), 0);
    }

    /** Right-aligned, so that the digits stand right before their unit. */
    private static void put(StringBuilder out, int start, int end, String digits) {
        out.replace(start, end, " ".repeat(end - start - digits.length()) + digits);
    }

    static int chinese(String numeral) {
        int sum = 0;
        int digit = 0;
        for (int i = 0; i < numeral.length(); i++) {
            char c = numeral.charAt(i);
            int unit = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1000 : 0;
            if (unit > 0) {
                sum += Math.max(1, digit) * unit;
                digit = 0;
            } else {
                digit = c == '两' ? 2 : DIGITS.indexOf(c);
            }
        }
        return sum + digit;
    }
}
