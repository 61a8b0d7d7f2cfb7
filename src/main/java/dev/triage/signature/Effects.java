package dev.triage.signature;

import dev.triage.fact.Dimension;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What the incident does, as far as the context measures or says it.
 *
 * @param phrases the words that tell of an effect, by its name
 */
record Effects(CaseFile file, Map<String, List<Phrase>> phrases) {

    private static final Pattern FAILURES = Pattern
            .compile("error|fail|5xx|(?<![\\d.])50[0-4](?![\\d.])|http 5|timeout|timed out|错误|失败|超时|报错");
    private static final Pattern SUCCESSES = Pattern.compile("success|availability|成功|可用率");
    private static final Pattern LATENCY = Pattern.compile("p50|p9\\d|latency|response time|duration|延迟|耗时|响应");
    /** Metrics that moved or are near their limit, the most telling first. */
    List<Reading> moved() {
        return file.readings().stream().filter(reading -> !reading.isSeries() && isNotable(reading))
                .sorted(Comparator.comparingInt(Effects::rank)).toList();
    }

    private static boolean isNotable(Reading reading) {
        return reading.rise() >= 1.5 || reading.drop() >= 1.5 || reading.usage() >= 0.9;
    }

    private static int rank(Reading reading) {
        if (FAILURES.matcher(reading.metric()).find() || SUCCESSES.matcher(reading.metric()).find()) {
            return 0;
        }
        return LATENCY.matcher(reading.metric()).find() ? 1 : reading.usage() >= 0.9 ? 2 : 3;
    }

    /** Greatest share of requests that fail. */
    OptionalDouble errorShare() {
        return file.readings().stream().filter(reading -> reading.dimension() == Dimension.RATIO && !reading.isSeries())
                .mapToDouble(reading -> FAILURES.matcher(reading.metric()).find()
                        ? reading.after()
                        : SUCCESSES.matcher(reading.metric()).find() ? 1 - reading.after() : Double.NaN)
                .filter(share -> share >= 0 && share <= 1).max();
    }

    boolean isSlow() {
        return file.readings().stream()
                .anyMatch(reading -> reading.rise() >= 3 && LATENCY.matcher(reading.metric()).find());
    }

    boolean isSaturated() {
        return file.readings().stream().anyMatch(reading -> reading.usage() >= 0.95);
    }

    boolean hasErrors() {
        return !file.hasNoErrors() || isSaid("errors");
    }

    boolean losesData() {
        return isSaid("dataLoss");
    }

    boolean isOutage() {
        return isSaid("outage");
    }

    boolean isRevenuePath() {
        return isSaid("revenue");
    }

    boolean isNoticedByCustomers() {
        return isSaid("customers");
    }

    private boolean isSaid(String effect) {
        return phrases.getOrDefault(effect, List.of()).stream().flatMap(phrase -> file.hits(phrase).stream())
                .anyMatch(hit -> hit.polarity() == Polarity.ASSERTED);
    }
}
