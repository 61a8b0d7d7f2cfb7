package dev.triage.verify;

import dev.triage.diagnosis.Impact;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Holds the impact to what was measured. A sentence with a number of customers, a duration or an amount of money that no
 * source holds is taken out; what it guessed becomes something to measure, with the way to measure it.
 */
final class ImpactCheck {

    private static final Pattern PEOPLE = Pattern.compile(
            "user|customer|people|account|merchant|client|visitor|subscriber|member|tenant|buyer|shopper|passenger|patient|用户|客户|商户|人|会员|买家",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern THINGS = Pattern.compile(
            "order|payment|checkout|transaction|booking|cart|ticket|message|订单|支付|交易|下单", Pattern.CASE_INSENSITIVE);
    private static final Pattern MONEY = Pattern.compile("[$€£¥￥]|dollar|euro|usd|eur|revenue|loss of|元|收入|损失|营收",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile(
            "\\b(?:s|sec|seconds?|mins?|minutes?|h|hours?|days?)\\b|分钟|小时|秒|天", Pattern.CASE_INSENSITIVE);

    private final TextCheck text;
    private final Timeline timeline;

    ImpactCheck(TextCheck text, Timeline timeline) {
        this.text = text;
        this.timeline = timeline;
    }

    Impact check(Impact impact) {
        List<String> toMeasure = new ArrayList<>(impact.toMeasure());
        String statement = measuredOnly("impact.statement", impact.statement(), toMeasure);
        List<String> measured = new ArrayList<>();
        for (String claim : impact.measured()) {
            String kept = measuredOnly("impact.measured", claim, toMeasure);
            if (!kept.isBlank()) {
                measured.add(kept);
            }
        }
        return new Impact(statement.isBlank() && !impact.statement().isBlank()
                ? text.ledger().words().say("impact.open")
                : statement, measured, toMeasure);
    }

    /** The text without the sentences that nobody measured. */
    String measuredOnly(String where, String claims, List<String> toMeasure) {
        List<String> kept = new ArrayList<>();
        List<String> all = Sentences.of(claims);
        for (String sentence : all) {
            SentenceCheck.Result result = text.look(sentence, SentenceCheck.Mode.FACT);
            List<Miss> unmeasured = new ArrayList<>(
                    result.misses().stream().filter(miss -> !isName(miss.rule())).toList());
            timeline.tooLong(sentence).forEach((stated, arithmetic) -> unmeasured
                    .add(new Miss("duration-exceeds-timeline", stated, arithmetic)));
            if (result.isClaim() || !unmeasured.isEmpty()) {
                text.ledger().claim(result.misses().isEmpty() && unmeasured.isEmpty());
            }
            if (unmeasured.isEmpty()) {
                text.report(where, sentence, SentenceCheck.Mode.FACT, result.misses());
                kept.add(sentence);
            } else {
                unmeasured.forEach(miss -> open(sentence, miss, toMeasure));
                String what = String.join(", ", unmeasured.stream().map(Miss::what).distinct().toList());
                String arithmetic = String.join("; ", unmeasured.stream().map(Miss::instead)
                        .filter(instead -> !instead.isBlank()).distinct().toList());
                text.ledger().add(new Finding("impact-not-measured", FindingKind.UNMEASURED_IMPACT, FindingLevel.ERROR,
                        where, sentence,
                        text.ledger().words().say("impact-not-measured", what,
                                arithmetic.isBlank() ? "" : " (" + arithmetic + ")"),
                        String.join("; ", howTo(sentence, unmeasured))));
            }
        }
        return kept.size() == all.size() ? claims : String.join(" ", kept);
    }

    private static boolean isName(String rule) {
        return rule.startsWith("name-") || rule.startsWith("identifier-") || rule.startsWith("version-");
    }

    private void open(String sentence, Miss miss, List<String> toMeasure) {
        String entry = text.ledger().words().say(key(sentence, miss), timeline.window());
        if (!toMeasure.contains(entry)) {
            toMeasure.add(entry);
        }
    }

    private List<String> howTo(String sentence, List<Miss> unmeasured) {
        return unmeasured.stream().map(miss -> text.ledger().words().say(key(sentence, miss), timeline.window()))
                .distinct().toList();
    }

    /** What kind of number is missing tells how to measure it. */
    private static String key(String sentence, Miss miss) {
        int at = Folded.of(sentence).indexOf(miss.what());
        String around = at < 0
                ? sentence
                : sentence.substring(at, Math.min(sentence.length(), at + miss.what().length() + 16));
        if (MONEY.matcher(around).find()) {
            return "measure.money";
        }
        if (TIME.matcher(miss.what()).find() || miss.rule().startsWith("time-")
                || miss.rule().startsWith("duration-")) {
            return "measure.duration";
        }
        if (PEOPLE.matcher(around).find()) {
            return "measure.people";
        }
        return THINGS.matcher(around).find() ? "measure.things" : "measure.share";
    }
}
