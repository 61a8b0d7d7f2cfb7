package dev.triage.signature;

import dev.triage.fact.Dimension;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the incident does, as far as the context measures or says it. */
record Effects(CaseFile file) {

    private static final Pattern FAILURES = Pattern.compile("error|fail|5xx|http 5|错误|失败");
    private static final Pattern SUCCESSES = Pattern.compile("success|availability|成功|可用率");
    private static final Pattern LATENCY = Pattern.compile("p50|p9\\d|latency|response time|duration|延迟|耗时|响应");
    private static final Pattern DATA_LOSS = words(
            "data loss|lost (?:data|rows|orders|writes|transactions)|corrupt(?:ed|ion)|数据丢失|数据损坏");
    private static final Pattern OUTAGE = words(
            "(?:full|total|complete) outage|completely (?:down|unavailable)|all requests (?:fail|are failing)|is down\\b|site down|cannot accept writes|全部失败|完全不可用|宕机");
    private static final Pattern REVENUE = words("checkout|payment|billing|purchase|charge|revenue|支付|下单|结算|收银|交易");
    private static final Pattern CUSTOMERS = words(
            "customers?\\b|\\busers? (?:report|complain|see|cannot|can't)|CS reports?|support tickets?|客户|用户反馈|用户投诉|客服");

    private static Pattern words(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

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
        return !file.hasNoErrors();
    }

    boolean losesData() {
        return isSaid(DATA_LOSS);
    }

    boolean isOutage() {
        return isSaid(OUTAGE);
    }

    boolean isRevenuePath() {
        return isSaid(REVENUE);
    }

    boolean isNoticedByCustomers() {
        return isSaid(CUSTOMERS);
    }

    private boolean isSaid(Pattern pattern) {
        Matcher matcher = pattern.matcher(file.text());
        while (matcher.find()) {
            if (!file.isQuotedDocument(matcher.start())
                    && Polarity.of(file.text(), matcher.start(), matcher.end()) == Polarity.ASSERTED) {
                return true;
            }
        }
        return false;
    }
}
