package dev.triage.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the lines of a text that give orders to the model that reads them, plainly or in disguise. */
final class InjectionScan {

    private static final int HITS_MAX = 200;
    private static final int LINE_MIN_CHARS = 8;

    /** A line without any of these holds nothing that the rules look for; most lines end here. */
    private static final Pattern WORTH_A_LOOK = Pattern.compile(
            "outcome|\\bbots?\\b|analyst|\\bagent|triage|incident|instruct|prompt|ignor|disreg|forget|overrid|assist|\\bai\\b|\\byou|your|model|\\bllm|gpt|claude|respond|answer|repl(?:y|ies)|severity|report|summary|<\\||\\[/?inst|<</?sys|system|<script|<\\s?img|<iframe|<svg|!\\[|javascript:|data:text|verif|treat |confirmed by|certified|recommend|suggest|propose|execute|\"role\"|hypothes|causecode|mitigation|begin |end |</?\\w+>|[忽无忘跳请必系助模建让报摘总回提密用以在]");

    private final List<InjectionRule> rules = InjectionRule.all();

    /**
     * A line that gives orders.
     *
     * @param line counted from 1
     * @param readings what it says, plain and decoded, lower case
     * @param encoded whether only a decoded reading says it
     */
    record Hit(InjectionRule rule, int line, String raw, List<String> readings, boolean encoded) {

        Hit {
            readings = List.copyOf(readings);
        }
    }

    List<Hit> scan(String text) {
        List<Hit> hits = new ArrayList<>();
        int line = 0;
        int start = 0;
        String before = "";
        int found = 0;
        while (start <= text.length() && hits.size() < HITS_MAX) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            line++;
            if (end - start >= LINE_MIN_CHARS) {
                String raw = text.substring(start, end);
                look(raw, before, line, hits);
                before = hits.size() == found ? raw : "";
                found = hits.size();
            }
            start = end + 1;
        }
        return hits;
    }

    private void look(String raw, String before, int line, List<Hit> hits) {
        String plain = PlainForm.of(raw);
        List<String> readings = new ArrayList<>(List.of(plain));
        Set<String> told = new HashSet<>();
        match(raw, plain, readings, line, false, told, hits);
        if (told.isEmpty() && !before.isEmpty() && before.length() < 400 && raw.length() < 400) {
            // An order may be broken over two lines.
            match(raw, PlainForm.of(before) + " " + plain, readings, line, false, told, hits);
        }
        if (!told.isEmpty()) {
            return;
        }
        for (String decoded : PlainForm.decoded(raw)) {
            match(raw, decoded, List.of(plain, decoded), line, true, told, hits);
        }
    }

    private void match(String raw, String reading, List<String> readings, int line, boolean encoded, Set<String> told,
            List<Hit> hits) {
        if (!WORTH_A_LOOK.matcher(reading).find()) {
            return;
        }
        for (InjectionRule rule : rules) {
            if (rule.pattern().matcher(reading).find() && told.add(rule.id())) {
                hits.add(new Hit(rule, line, raw, readings, encoded));
            }
        }
    }
}
