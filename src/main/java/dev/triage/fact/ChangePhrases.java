package dev.triage.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The phrases that tell a change, by kind, from {@code change-phrases.txt}. Immutable and thread-safe. */
final class ChangePhrases {

    private static final String RESOURCE = "change-phrases.txt";
    private static final Pattern HEAD = Pattern.compile("\\[([A-Z]+)] (.+)");
    /** What makes a phrase advice, a condition or a plan. */
    private static final Pattern NOT_DONE = Pattern.compile(
            """
            (?i)\\b(?:should|could|can|may|might|consider|if|whether|please|need to|needs to|plan to|check|verify|todo|will|would\
            |suggest|recommend|ensure|likely|possible|when|before|avoid|don't|do not|not yet|never|not being|requires?|must)\\b\
            [^.;]{0,60}$""");

    /** What a deploy may bring along. */
    private static final Set<ChangeKind> BROUGHT = Set.of(ChangeKind.JOB, ChangeKind.FLAG, ChangeKind.MIGRATION,
            ChangeKind.CONFIG);

    private final List<Phrases> kinds = new ArrayList<>();
    private final PhraseScanner stems;
    /** The kinds, as bits, that each stem may tell. */
    private final int[] kindsOfStem;

    ChangePhrases() {
        Map<String, Integer> kindsByStem = new LinkedHashMap<>();
        Map<ChangeKind, StringBuilder> patterns = new LinkedHashMap<>();
        StringBuilder pattern = new StringBuilder();
        for (String line : ClassPathTable.lines(RESOURCE)) {
            Matcher head = HEAD.matcher(line);
            if (head.matches()) {
                int bit = 1 << patterns.size();
                pattern = new StringBuilder("(?i)");
                patterns.put(ChangeKind.valueOf(head.group(1)), pattern);
                for (String stem : head.group(2).split(" ")) {
                    kindsByStem.merge(stem, bit, (one, other) -> one | other);
                }
            } else {
                pattern.append(pattern.length() == 4 ? "" : "|").append(line);
            }
        }
        patterns.forEach(
                (kind, alternatives) -> kinds.add(new Phrases(kind, Pattern.compile(alternatives.toString()))));
        this.stems = new PhraseScanner(List.copyOf(kindsByStem.keySet()));
        this.kindsOfStem = kindsByStem.values().stream().mapToInt(Integer::intValue).toArray();
    }

    private record Phrases(ChangeKind kind, Pattern pattern) {}

    /** The kinds of change that a sentence tells: none or one, or a deploy together with what it brought. */
    List<ChangeKind> kindsOf(String text, int start, int end) {
        int[] possible = new int[1];
        stems.scan(text, start, end, (from, to, stem) -> possible[0] |= kindsOfStem[stem]);
        List<ChangeKind> told = new ArrayList<>();
        int firstStart = 0;
        int firstEnd = 0;
        for (int i = 0; i < kinds.size() && possible[0] != 0; i++) {
            ChangeKind kind = kinds.get(i).kind();
            if ((possible[0] & 1 << i) == 0 || !told.isEmpty() && kind != ChangeKind.DEPLOY) {
                continue;
            }
            Matcher phrase = kinds.get(i).pattern().matcher(text).region(start, end);
            if (!phrase.find() || kind != ChangeKind.NONE && !isDone(text, start, phrase.start())) {
                continue;
            }
            if (told.isEmpty()) {
                told.add(kind);
                firstStart = phrase.start();
                firstEnd = phrase.end();
            } else if (BROUGHT.contains(told.getFirst())
                    && (phrase.end() <= firstStart || phrase.start() >= firstEnd)) {
                told.addFirst(kind);
            }
        }
        return told;
    }

    private static boolean isDone(String text, int start, int phrase) {
        return !NOT_DONE.matcher(text).region(start, phrase).find();
    }
}
