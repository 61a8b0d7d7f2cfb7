package dev.triage.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds numbers, times and versions in a sentence that the source does not hold. */
final class NumberCheck {

    // A letter before the digits makes them part of a name such as p99 or v2; names are not numbers.
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}_.])\\d+(?:[.,:]\\d+)*");
    private static final Pattern IN_SOURCE = Pattern.compile("\\d+(?:[.,:]\\d+)*");

    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d*0+");
    private static final Pattern TRAILING_ZEROS = Pattern.compile("\\.?0+$");
    private static final Pattern LIST_OR_CLOCK = Pattern.compile("[:,]");

    private final Set<String> known = new HashSet<>();

    NumberCheck(String source) {
        Matcher matcher = IN_SOURCE.matcher(source);
        while (matcher.find()) {
            String number = matcher.group();
            known.add(canonical(number));
            // A clock time may be cited without its seconds, and a list such as 1,2 by its members.
            if (number.indexOf(':') >= 0 || number.indexOf(',') >= 0) {
                LIST_OR_CLOCK.splitAsStream(number).map(NumberCheck::canonical).forEach(known::add);
            }
            int seconds = number.lastIndexOf(':');
            if (seconds > 0) {
                known.add(canonical(number.substring(0, seconds)));
            }
        }
    }

    /** The numbers of the sentence, each once. */
    static List<String> numbers(String sentence) {
        return NUMBER.matcher(sentence).results().map(match -> match.group()).distinct().toList();
    }

    /** Those of its numbers that the source does not hold; one-digit counts are words, not claims. */
    List<String> unknown(String sentence) {
        List<String> missing = new ArrayList<>();
        for (String number : numbers(sentence)) {
            if (number.length() > 1 && !known.contains(canonical(number))) {
                missing.add(number);
            }
        }
        return missing;
    }

    private static String canonical(String number) {
        String plain = number.indexOf(',') >= 0 && THOUSANDS.matcher(number).matches()
                ? number.replace(",", "")
                : number;
        return plain.endsWith("0") && DECIMAL.matcher(plain).matches()
                ? TRAILING_ZEROS.matcher(plain).replaceFirst("")
                : plain;
    }
}
