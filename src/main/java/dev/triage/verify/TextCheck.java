package dev.triage.verify;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks the sentences of one part of a diagnosis and writes down what their sources do not hold. */
final class TextCheck {

    private final SentenceCheck sentences;
    private final Ledger ledger;

    TextCheck(SentenceCheck sentences, Ledger ledger) {
        this.sentences = sentences;
        this.ledger = ledger;
    }

    /** Checks every sentence; tells whether all of them stand. */
    boolean check(String where, String text, SentenceCheck.Mode mode) {
        boolean allStand = true;
        List<ClockTime> times = ClockTime.scan(Folded.of(text), new BitSet());
        for (String sentence : Sentences.of(text)) {
            SentenceCheck.Result result = sentences.check(sentence, mode, times);
            if (result.isClaim()) {
                ledger.claim(result.misses().isEmpty());
                report(where, sentence, mode, result.misses());
                allStand &= result.misses().isEmpty();
            }
        }
        return allStand;
    }

    SentenceCheck.Result look(String sentence, SentenceCheck.Mode mode) {
        return sentences.check(sentence, mode, ClockTime.scan(Folded.of(sentence), new BitSet()));
    }

    Ledger ledger() {
        return ledger;
    }

    /** One finding for each rule that the sentence breaks. */
    void report(String where, String sentence, SentenceCheck.Mode mode, List<Miss> misses) {
        Map<String, List<Miss>> byRule = misses.stream()
                .collect(Collectors.groupingBy(Miss::rule, TreeMap::new, Collectors.toList()));
        byRule.forEach((rule, missing) -> {
            String what = missing.stream().map(Miss::what).distinct().collect(Collectors.joining(", "));
            String instead = missing.stream().map(Miss::instead).filter(text -> !text.isBlank()).distinct()
                    .collect(Collectors.joining(", "));
            ledger.add(rule, FindingKind.UNGROUNDED_CLAIM, level(rule, mode), where, sentence, what, instead);
        });
    }

    private static FindingLevel level(String rule, SentenceCheck.Mode mode) {
        boolean soft = mode == SentenceCheck.Mode.ADVICE || rule.startsWith("name-")
                || rule.toLowerCase(Locale.ROOT).endsWith("-from-elsewhere");
        return soft ? FindingLevel.WARNING : FindingLevel.ERROR;
    }
}
