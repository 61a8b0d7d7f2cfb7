package dev.triage.verify;

import dev.triage.fact.Dimension;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A source, read once, so that each look-up of a number, time or name is cheap. */
final class ContextIndex {

    private static final Pattern DIGITS = Pattern.compile("\\d+(?:[.,:]\\d+)*");
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");
    /** Words on a line that make a bare number a share, or a number in a second. */
    private static final Pattern SHARE_WORDS = Pattern.compile(
            "%|percent|pct|usage|util|ratio|rate|share|cpu|load|saturat|hit|占|率|比例", Pattern.CASE_INSENSITIVE);
    private static final Pattern RATE_WORDS = Pattern
            .compile("/s|per[ _-]?(?:s|min|h)|rate|qps|rps|tps|throughput|iops|每秒|每分钟|速率|吞吐", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATUS = Pattern.compile("(?:http|status|code|returned|状态码)[^a-z\\n]{0,3}$");
    private static final int AMOUNTS_MAX = 20_000;
    private static final int SAID_MAX_CHARS = 300;
    private static final int KEY_MAX_CHARS = 500;
    /** A date at the beginning of a line: the line is a log line, and other times on it belong to the same moment. */
    private static final Pattern LOG_HEAD = Pattern.compile("(?:^|\\n)[\\[ ]?\\d{4}-\\d\\d-\\d\\d[t ]$");
    private static final Pattern BEHIND_KEY = Pattern
            .compile("[\":=(]\\s*\"?(?:[a-z]{3},? )?(?:\\d{4}-\\d\\d-\\d\\d[t ]|\\d{1,2} [a-z]{3} \\d{4} )?$");

    private final String lower;
    private final List<Amount> amounts = new ArrayList<>();
    private final List<ClockTime> clocks = new ArrayList<>();
    private final Set<Integer> seconds = new HashSet<>();
    private final Set<Integer> minutes = new HashSet<>();
    private final Set<String> digits = new HashSet<>();
    private final Map<Dimension, TreeMap<Double, List<Amount>>> byValue = new HashMap<>();
    private final Map<Double, List<Amount>> byWritten = new HashMap<>();
    private final Map<String, Boolean> names = new HashMap<>();

    ContextIndex(String text) {
        String folded = Folded.of(text);
        this.lower = lowerCase(folded);
        BitSet taken = new BitSet();
        clocks.addAll(ClockTime.scan(folded, taken));
        clocks.sort(Comparator.comparingInt(ClockTime::start));
        for (ClockTime clock : clocks) {
            seconds.add(clock.second());
            minutes.add(clock.second() / 60);
        }
        Matcher number = DIGITS.matcher(folded);
        while (number.find()) {
            addDigits(number.group());
        }
        for (Amount amount : new AmountScanner(folded).scan(taken)) {
            if (amounts.size() < AMOUNTS_MAX) {
                amounts.add(amount);
                byValue.computeIfAbsent(amount.dimension(), unused -> new TreeMap<>())
                        .computeIfAbsent(amount.value(), unused -> new ArrayList<>()).add(amount);
                byWritten.computeIfAbsent(amount.written(), unused -> new ArrayList<>()).add(amount);
            }
        }
    }

    private void addDigits(String number) {
        digits.add(plain(number));
        for (String part : number.split("[:,]")) {
            digits.add(plain(part));
        }
        if (number.indexOf('.') != number.lastIndexOf('.')) {
            for (String part : number.split("\\.")) {
                digits.add(plain(part));
            }
        }
    }

    static String plain(String number) {
        String bare = THOUSANDS.matcher(number).matches() ? number.replace(",", "") : number;
        return bare.indexOf('.') >= 0 && bare.matches("\\d+\\.\\d+") ? bare.replaceFirst("\\.?0+$", "") : bare;
    }

    /** Whether these digits stand anywhere, even inside a name. */
    boolean hasDigits(String number) {
        return digits.contains(plain(number));
    }

    List<Amount> amounts() {
        return amounts;
    }

    List<ClockTime> clocks() {
        return clocks;
    }

    /** Amounts with the same number, whatever their units. */
    List<Amount> written(double number) {
        return byWritten.getOrDefault(number, List.of());
    }

    /** Whether the source holds an amount that the claim states, in whatever unit of the same dimension. */
    boolean holds(Amount claim) {
        return switch (claim.dimension()) {
            // A count may stand without the word for what is counted.
            case COUNT, PLAIN -> holds(claim, Dimension.COUNT) || holds(claim, Dimension.PLAIN);
            default -> holds(claim, claim.dimension());
        };
    }

    private boolean holds(Amount claim, Dimension dimension) {
        TreeMap<Double, List<Amount>> values = byValue.get(dimension);
        if (values == null) {
            return false;
        }
        double reach = Math.max(claim.rounding(), Math.abs(claim.value()));
        return values.subMap(claim.value() - reach, true, claim.value() + reach, true).entrySet().stream()
                .anyMatch(entry -> claim.says(entry.getKey())
                        && entry.getValue().stream().anyMatch(amount -> !amount.times() && !isStatus(amount)));
    }

    boolean hasTime(ClockTime time) {
        return time.withSeconds() ? seconds.contains(time.second()) : minutes.contains(time.second() / 60);
    }

    /** Whether the name stands there as a whole; case does not matter. */
    boolean hasName(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return names.computeIfAbsent(wanted, this::findName);
    }

    /** Whether these signs stand anywhere. */
    boolean hasText(String text) {
        return lower.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Whether the day of an ISO date stands there in any usual form. */
    boolean hasDay(String date) {
        String[] parts = date.split("[-/]");
        int month = Integer.parseInt(parts[1]);
        int day = Integer.parseInt(parts[2]);
        if (month < 1 || month > 12) {
            return false;
        }
        String name = Month.of(month).getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
        String padded = String.format(Locale.ROOT, "%02d", day);
        return List.of(String.format(Locale.ROOT, "%s-%02d-%02d", parts[0], month, day),
                String.format(Locale.ROOT, "%s/%02d/%02d", parts[0], month, day),
                String.format(Locale.ROOT, "%s%02d%02d", parts[0], month, day), padded + " " + name,
                day + " " + name, padded + "/" + name, name + " " + padded, name + " " + day, month + "月" + day + "日",
                month + "/" + day + "/").stream().anyMatch(lower::contains);
    }

    private boolean findName(String wanted) {
        for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
            boolean startsWell = at == 0 || !isNamePart(lower.charAt(at - 1)) || !isNamePart(wanted.charAt(0));
            int end = at + wanted.length();
            boolean endsWell = end == lower.length() || !isNamePart(lower.charAt(end))
                    || !isNamePart(wanted.charAt(wanted.length() - 1));
            if (startsWell && endsWell) {
                return true;
            }
        }
        return false;
    }

    /** The line around a place, lower case. */
    String lineAt(int offset) {
        int from = lower.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
        int to = lower.indexOf('\n', offset);
        int end = to < 0 ? lower.length() : to;
        return lower.substring(Math.max(from, offset - 300), Math.min(end, offset + 300));
    }

    /** What is said at the time of that number: from it to the next time, at most so many characters. */
    String said(int clock) {
        ClockTime time = clocks.get(clock);
        int feed = lower.indexOf('\n', time.end());
        int next = LOG_HEAD.matcher(lower.substring(Math.max(0, time.start() - 13), time.start())).find()
                ? feed < 0 ? lower.length() : feed
                : clock + 1 < clocks.size() ? clocks.get(clock + 1).start() : lower.length();
        int from = Math.max(lower.lastIndexOf('\n', time.start()) + 1, time.start() - KEY_MAX_CHARS);
        String before = lower.substring(from, time.start());
        // In data a time stands behind the name of what it is the time of.
        String key = BEHIND_KEY.matcher(before).find() ? before + " " : "";
        return key + lower.substring(time.end(), Math.max(time.end(), Math.min(next, time.end() + SAID_MAX_CHARS)));
    }

    /** All shares, as parts of one. */
    Set<Double> shares() {
        TreeMap<Double, List<Amount>> shares = byValue.get(Dimension.RATIO);
        return shares == null ? Set.of() : shares.keySet();
    }

    /** Whether a number is the status of an HTTP answer. */
    boolean isStatus(Amount bare) {
        return bare.written() >= 400 && bare.written() < 600
                && STATUS.matcher(lower.substring(Math.max(0, bare.start() - 12), bare.start())).find();
    }

    boolean speaksOfShares(Amount bare) {
        return SHARE_WORDS.matcher(lineAt(bare.start())).find();
    }

    boolean speaksOfRates(Amount bare) {
        return RATE_WORDS.matcher(lineAt(bare.start())).find();
    }

    String lower() {
        return lower;
    }

    /** Sign by sign, so that every place stays what it is. */
    private static String lowerCase(String text) {
        char[] signs = text.toCharArray();
        for (int i = 0; i < signs.length; i++) {
            signs[i] = Character.toLowerCase(signs[i]);
        }
        return new String(signs);
    }

    private static boolean isNamePart(char c) {
        return c == '_' || c < 0x80 && Character.isLetterOrDigit(c);
    }
}
