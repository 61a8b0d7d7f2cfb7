package dev.triage.verify;

import dev.triage.fact.Dimension;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks up every number, time, version, identifier and name of a sentence in its sources. */
final class SentenceCheck {

    private static final NameScanner NAMES = new NameScanner();
    private static final Pattern DATE = Pattern.compile("\\b\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}\\b");
    private static final Pattern PERCENTILE = Pattern.compile("(?i)p(\\d{2,3})");
    private static final Pattern CREATES = Pattern.compile(
            "\\b(?:add|create|introduce|new|implement|build|set up|write|named?|define|rename|enable)\\b|添加|新增|增加|创建|建立|引入|编写|新建|命名|启用|设置",
            Pattern.CASE_INSENSITIVE);
    /** A vague number claims an order of magnitude: the source must hold one of it, of the same things. */
    private static final Pattern VAGUE = Pattern.compile(
            "\\b(dozens|hundreds|(?:tens of )?thousands|(?:hundreds of )?thousands|millions)(?: of)? ([a-z]+)|(数十|几十|上百|数百|几百|上千|数千|几千|成千上万|上万|数万|数十万|上百万|数百万)[个名位条笔次]?([\\u4e00-\\u9fff]{2})?",
            Pattern.CASE_INSENSITIVE);

    private final ContextIndex own;
    private final ContextIndex quoted;
    private final Derivation derivation;

    /** What kind of sentence it is, and so what it has to stand on. */
    enum Mode {
        /** Tells what happened; only this incident's own context counts. */
        FACT,
        /** Explains; may lean on what it quotes from past incidents and runbooks. */
        CLAIM,
        /** Proposes; may bring numbers and new names of its own. */
        ADVICE
    }

    /** What came of a sentence; one without anything to look up is no claim. */
    record Result(boolean isClaim, List<Miss> misses) {}

    SentenceCheck(ContextIndex own, ContextIndex quoted, Derivation derivation) {
        this.own = own;
        this.quoted = quoted;
        this.derivation = derivation;
    }

    /**
     * Checks one sentence.
     *
     * @param around the times that stand in the sentences around it, between which a duration may be meant
     */
    Result check(String sentence, Mode mode, List<ClockTime> around) {
        String folded = Folded.of(sentence);
        BitSet taken = new BitSet();
        List<Miss> misses = new ArrayList<>();
        Matcher date = DATE.matcher(folded);
        boolean claim = false;
        while (date.find()) {
            claim = true;
            taken.set(date.start(), date.end());
            if (!own.hasDay(date.group())) {
                misses.add(new Miss(elsewhere(quoted.hasDay(date.group()), mode, "time"), date.group(), ""));
            }
        }
        List<ClockTime> clocks = ClockTime.scan(folded, taken);
        for (ClockTime clock : clocks) {
            claim = true;
            if (!own.hasTime(clock)) {
                misses.add(new Miss(elsewhere(quoted.hasTime(clock), mode, "time"), clock.text(), ""));
            }
        }
        for (Name name : NAMES.scan(folded, taken, head -> own.hasText(head + "-"))) {
            claim = true;
            boolean isCut = name.end() == folded.length() || folded.startsWith("…", name.end());
            boolean isNew = isCut && own.hasText(name.text())
                    || mode == Mode.ADVICE && PERCENTILE.matcher(name.text()).matches()
                    || mode == Mode.ADVICE && name.kind() != Name.Kind.VERSION
                            && (name.kind() == Name.Kind.PROPER || CREATES.matcher(folded).find());
            if (!isNew) {
                name(name, name.kind().name().toLowerCase(Locale.ROOT), mode, misses);
            }
        }
        if (mode == Mode.ADVICE) {
            return new Result(claim, misses);
        }
        List<Amount> amounts = new AmountScanner(NumberWords.inDigits(folded)).scan(taken);
        for (Amount amount : amounts) {
            if (!amount.isSmallCount()) {
                claim = true;
                amount(amount, amounts, around, mode, misses);
            }
        }
        return new Result(vague(folded, misses) || claim, misses);
    }

    private static String elsewhere(boolean isElsewhere, Mode mode, String sort) {
        return isElsewhere && mode == Mode.FACT ? sort + "-from-elsewhere" : sort + "-not-in-source";
    }

    private void name(Name name, String sort, Mode mode, List<Miss> misses) {
        if (isIn(own, name)) {
            return;
        }
        boolean isElsewhere = isIn(quoted, name);
        if (!isElsewhere || mode == Mode.FACT && name.kind() == Name.Kind.VERSION) {
            misses.add(new Miss(sort.equals("proper") ? "name-not-in-source" : elsewhere(isElsewhere, mode, sort),
                    name.text(), ""));
        }
    }

    private static boolean isIn(ContextIndex index, Name name) {
        String text = name.text();
        Matcher percentile = PERCENTILE.matcher(text);
        if (index.hasName(text) || text.endsWith("()") && index.hasName(text.substring(0, text.length() - 2))) {
            return true;
        }
        if (percentile.matches()) {
            String n = percentile.group(1);
            return index.hasName(n + "th") || index.hasName("0." + n) || index.hasName(n + "分位")
                    || index.hasName("p" + n + "s");
        }
        if (name.kind() == Name.Kind.VERSION) {
            return text.matches("(?i)v\\d.*") ? index.hasName(text.substring(1)) : index.hasName("v" + text);
        }
        // Words joined by a slash or a colon are named one by one: order-api/pay, image:tag.
        String[] parts = text.split("[/:@=]");
        if (parts.length > 1) {
            for (String part : parts) {
                if (!part.isBlank() && !index.hasName(part)) {
                    return false;
                }
            }
            return true;
        }
        return text.endsWith("s") && index.hasName(text.substring(0, text.length() - 1));
    }

    private void amount(Amount claim, List<Amount> all, List<ClockTime> clocks, Mode mode, List<Miss> misses) {
        if (stands(claim, own) || derivation.explains(claim, all, clocks)) {
            return;
        }
        boolean isElsewhere = stands(claim, quoted);
        if (isElsewhere && mode != Mode.FACT) {
            return;
        }
        List<Amount> otherwise = claim.times() ? List.of() : own.written(claim.written());
        if (!otherwise.isEmpty()) {
            Amount source = otherwise.getFirst();
            boolean rate = isRate(claim.dimension()) != isRate(source.dimension());
            misses.add(new Miss(rate ? "rate-for-total" : "unit-differs", claim.text(), source.text()));
        } else {
            misses.add(new Miss(elsewhere(isElsewhere, mode, "number"), claim.text(), ""));
        }
    }

    private static boolean isRate(Dimension dimension) {
        return dimension == Dimension.PER_SECOND || dimension == Dimension.BYTES_PER_SECOND;
    }

    /** The same digits with a unit that fits, or the same value in another unit. */
    private static boolean stands(Amount claim, ContextIndex index) {
        if (claim.times()) {
            return index.written(claim.written()).stream().anyMatch(Amount::times);
        }
        List<Amount> same = index.written(claim.written());
        if (same.stream().anyMatch(source -> fits(claim, source, index)) || index.holds(claim)) {
            return true;
        }
        boolean bare = claim.dimension() == Dimension.PLAIN || claim.dimension() == Dimension.COUNT;
        if (!bare) {
            return false;
        }
        if (claim.dimension() == Dimension.PLAIN && claim.value() > 0 && claim.value() < 1
                && index.shares().stream().anyMatch(claim::says)) {
            return true;
        }
        // What stands nowhere as a number may stand inside a name.
        String digits = claim.text().replaceFirst("^([\\d.,]*\\d).*$", "$1");
        return same.isEmpty() && index.hasDigits(digits)
                && claim.written() == Double.parseDouble(digits.replace(",", ""));
    }

    private static boolean fits(Amount claim, Amount source, ContextIndex index) {
        if (source.dimension() == claim.dimension()) {
            return source.value() == claim.value();
        }
        boolean sourceIsBare = source.dimension() == Dimension.PLAIN && !source.times();
        return switch (claim.dimension()) {
            case PLAIN -> true;
            case COUNT -> sourceIsBare && !index.isStatus(source);
            case RATIO -> sourceIsBare && index.speaksOfShares(source);
            case PER_SECOND, BYTES_PER_SECOND -> (sourceIsBare || source.dimension() == Dimension.COUNT)
                    && index.speaksOfRates(source);
            case TIME, BYTES, MONEY -> sourceIsBare;
        };
    }

    private boolean vague(String folded, List<Miss> misses) {
        Matcher vague = VAGUE.matcher(folded);
        boolean found = false;
        while (vague.find()) {
            found = true;
            double least = least(
                    vague.group(1) != null ? vague.group(1).toLowerCase(Locale.ROOT) : vague.group(3));
            String noun = vague.group(2) != null ? vague.group(2) : vague.group(4);
            boolean counted = own.amounts().stream()
                    .filter(amount -> amount.dimension() == Dimension.COUNT || amount.dimension() == Dimension.PLAIN)
                    .anyMatch(amount -> amount.value() >= least && amount.value() < least * 100
                            && (noun == null || speaksOf(amount, noun)));
            if (!counted) {
                misses.add(new Miss("number-not-in-source", vague.group(), ""));
            }
        }
        return found;
    }

    private boolean speaksOf(Amount amount, String noun) {
        String stem = noun.toLowerCase(Locale.ROOT).replaceFirst("s$", "");
        return own.lineAt(amount.start()).contains(stem);
    }

    private static double least(String words) {
        return switch (words) {
            case "dozens", "数十", "几十" -> 12;
            case "hundreds", "上百", "数百", "几百" -> 100;
            case "tens of thousands", "成千上万", "上万", "数万" -> 10_000;
            case "hundreds of thousands", "数十万" -> 100_000;
            case "millions", "上百万", "数百万" -> 1_000_000;
            default -> 1000;
        };
    }
}
