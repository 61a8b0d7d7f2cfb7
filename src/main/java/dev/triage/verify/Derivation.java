package dev.triage.verify;

import dev.triage.fact.Dimension;
import dev.triage.fact.ErrorSignature;
import dev.triage.fact.FactSheet;
import dev.triage.fact.LogTemplate;
import dev.triage.fact.Measure;
import dev.triage.fact.MetricChange;
import dev.triage.fact.TimelineFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Whether a number that stands nowhere follows from those that do: the factor or the difference between the two values
 * of a metric, a share of a limit, the minutes between two stated times, a sum of one line, a count of things. Only
 * numbers that belong together are put together; among all pairs of a long log anything could be found.
 */
final class Derivation {

    /** With more different times than this, only the first, the last and those of the sentence itself are compared. */
    private static final int TIMES_MAX = 14;
    private static final int LINE_AMOUNTS_MAX = 8;
    private static final int COUNTED_MAX = 999;

    private final ContextIndex index;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Integer> occurrences = new ArrayList<>();
    private final List<Integer> times;

    /** Two values that belong together. */
    record Pair(double from, double to, Dimension dimension) {}

    Derivation(ContextIndex index, FactSheet facts) {
        this.index = index;
        for (MetricChange metric : facts.all(MetricChange.class)) {
            addPair(metric.before(), metric.after());
            addPair(metric.after(), metric.limit());
        }
        facts.all(LogTemplate.class).forEach(template -> occurrences.add(template.count()));
        facts.all(ErrorSignature.class).forEach(error -> occurrences.add(error.count()));
        TreeSet<Integer> stated = new TreeSet<>();
        facts.all(TimelineFact.class).forEach(fact -> {
            stated.add(fact.at().time().toSecondOfDay());
            if (fact.until() != null) {
                stated.add(fact.until().time().toSecondOfDay());
            }
        });
        index.clocks().forEach(clock -> {
            if (stated.size() <= TIMES_MAX) {
                stated.add(clock.second());
            }
        });
        this.times = stated.size() <= TIMES_MAX ? List.copyOf(stated) : List.of(stated.first(), stated.last());
    }

    private void addPair(@org.jspecify.annotations.Nullable Measure from,
            @org.jspecify.annotations.Nullable Measure to) {
        if (from != null && to != null && from.dimension() == to.dimension()) {
            pairs.add(new Pair(from.value(), to.value(), from.dimension()));
        }
    }

    boolean explains(Amount claim, List<Amount> inSentence, List<ClockTime> clocks) {
        List<Pair> candidates = new ArrayList<>(pairs);
        for (int i = 0; i < inSentence.size(); i++) {
            for (int k = 0; k < inSentence.size(); k++) {
                Amount a = inSentence.get(i);
                Amount b = inSentence.get(k);
                if (i != k && a != claim && b != claim && a.dimension() == b.dimension() && index.holds(a)) {
                    candidates.add(new Pair(a.value(), b.value(), a.dimension()));
                }
            }
        }
        if (claim.times()) {
            return candidates.stream().anyMatch(pair -> isFactor(claim, pair));
        }
        return switch (claim.dimension()) {
            case TIME -> isBetween(claim, clocks) || isDifference(claim, candidates) || isPeriod(claim);
            case RATIO -> isShare(claim, candidates) || isDifference(claim, candidates) || isComplement(claim)
                    || isShareOnALine(claim);
            case COUNT, PLAIN -> isDifference(claim, candidates) || isCount(claim) || isSumOnALine(claim)
                    || isProduct(claim, inSentence);
            case BYTES, MONEY, PER_SECOND, BYTES_PER_SECOND -> isDifference(claim, candidates) || isSumOnALine(claim)
                    || isRate(claim);
        };
    }

    /** The factor that two values make, either way round. */
    static boolean isFactor(Amount claim, Pair pair) {
        if (pair.from() == 0 || pair.to() == 0) {
            return false;
        }
        double up = pair.to() / pair.from();
        return isNear(claim, up) || isNear(claim, 1 / up);
    }

    private static boolean isNear(Amount claim, double factor) {
        return claim.says(factor) || Math.abs(claim.value() - factor) <= 0.06 * factor;
    }

    private static boolean isDifference(Amount claim, List<Pair> candidates) {
        return candidates.stream().filter(pair -> pair.dimension() == claim.dimension())
                .anyMatch(pair -> pair.from() != pair.to() && claim.says(Math.abs(pair.to() - pair.from())));
    }

    /** A part of a whole, or a rise or fall in percent. */
    private static boolean isShare(Amount claim, List<Pair> candidates) {
        return candidates.stream().filter(pair -> pair.from() != 0 && pair.to() != 0)
                .anyMatch(pair -> claim.says(pair.from() / pair.to())
                        || claim.says(Math.abs(pair.to() - pair.from()) / Math.abs(pair.from())));
    }

    private boolean isComplement(Amount claim) {
        return index.amounts().stream().filter(amount -> amount.dimension() == Dimension.RATIO)
                .anyMatch(amount -> claim.says(1 - amount.value()));
    }

    private boolean isBetween(Amount claim, List<ClockTime> clocks) {
        List<Integer> all = new ArrayList<>(times);
        clocks.forEach(clock -> all.add(clock.second()));
        // Stated to the minute, both ends may be off by one.
        double slack = claim.value() >= 60 ? 60 : 1;
        for (int from : all) {
            for (int to : all) {
                double seconds = to - from;
                if (seconds > 0 && (claim.says(seconds) || claim.says(seconds + slack) && claim.value() > 600
                        || claim.closeness() != Amount.Closeness.EXACT && claim.says(seconds - slack))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How often something happens tells how long lies between, and the other way round. */
    private boolean isPeriod(Amount claim) {
        return index.amounts().stream().filter(amount -> amount.dimension() == Dimension.PER_SECOND)
                .anyMatch(amount -> amount.value() > 0 && claim.says(1 / amount.value()));
    }

    private boolean isRate(Amount claim) {
        return index.amounts().stream().filter(amount -> amount.dimension() == Dimension.TIME)
                .anyMatch(amount -> amount.value() > 0 && claim.says(1 / amount.value()));
    }

    private boolean isSumOnALine(Amount claim) {
        return onLines(line -> {
            for (int i = 0; i < line.size(); i++) {
                double sum = 0;
                for (int k = i; k < line.size(); k++) {
                    sum += line.get(k).value();
                    if (k > i && line.get(i).dimension() == claim.dimension() && claim.says(sum)) {
                        return true;
                    }
                }
            }
            return false;
        });
    }

    private boolean isShareOnALine(Amount claim) {
        return onLines(line -> line.stream().anyMatch(part -> line.stream().anyMatch(
                whole -> part != whole && whole.value() > 1 && part.dimension() == whole.dimension()
                        && part.value() < whole.value() && claim.says(part.value() / whole.value()))));
    }

    private boolean onLines(java.util.function.Predicate<List<Amount>> test) {
        List<Amount> line = new ArrayList<>();
        int lineEnd = -1;
        for (Amount amount : index.amounts()) {
            if (amount.start() > lineEnd) {
                if (line.size() > 1 && line.size() <= LINE_AMOUNTS_MAX && test.test(line)) {
                    return true;
                }
                line.clear();
                int feed = index.lower().indexOf('\n', amount.start());
                lineEnd = feed < 0 ? index.lower().length() : feed;
            }
            line.add(amount);
        }
        return line.size() > 1 && line.size() <= LINE_AMOUNTS_MAX && test.test(line);
    }

    /** Work in progress by Little's law: how long one takes divided by how often one comes. */
    private static boolean isProduct(Amount claim, List<Amount> inSentence) {
        List<Amount> durations = inSentence.stream().filter(amount -> amount.dimension() == Dimension.TIME).toList();
        return durations.stream().anyMatch(a -> durations.stream().anyMatch(
                b -> a != b && b.value() > 0 && claim.says(a.value() / b.value())));
    }

    /** So many lines, log lines of one form, or occurrences of the noun. */
    private boolean isCount(Amount claim) {
        if (claim.value() > COUNTED_MAX || claim.value() != Math.rint(claim.value())) {
            return false;
        }
        if (occurrences.contains((int) claim.value())) {
            return true;
        }
        String noun = claim.noun().isBlank() ? lastWord(claim.text()) : claim.noun();
        for (String word : noun.split(" ")) {
            String stem = word.toLowerCase(Locale.ROOT).replaceFirst("(?:ies|es|s)$", "");
            if (stem.length() >= 3 && isBetweenLinesAndOccurrences(stem, (int) claim.value())) {
                return true;
            }
        }
        return false;
    }

    private boolean isBetweenLinesAndOccurrences(String stem, int wanted) {
        int found = 0;
        int lines = 0;
        int lineEnd = -1;
        for (int at = index.lower().indexOf(stem); at >= 0 && found <= COUNTED_MAX; at = index.lower().indexOf(stem,
                at + stem.length())) {
            found++;
            if (at > lineEnd) {
                lines++;
                int feed = index.lower().indexOf('\n', at);
                lineEnd = feed < 0 ? index.lower().length() : feed;
            }
        }
        return wanted == lines || wanted == found;
    }

    private static String lastWord(String text) {
        return text.substring(text.lastIndexOf(' ') + 1).replaceAll("[^A-Za-z]", "");
    }
}
