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

    private final Set<String> known = new HashSet<>();

    NumberCheck(String source) {
        Matcher matcher = IN_SOURCE.matcher(source);
        while (matcher.find()) {
            String number = matcher.group();
            known.add(canonical(number));
            // A clock time may be cited without its seconds, and a list such as 1,2 by its members.
            for (String part : number.split("[:,]", -1)) {
                known.add(canonical(part));
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
        String plain = number.matches("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?") ? number.replace(",", "") : number;
        return plain.matches("\\d+\\.\\d*0+") ? plain.replaceFirst("\\.?0+$", "") : plain;
    }
}
