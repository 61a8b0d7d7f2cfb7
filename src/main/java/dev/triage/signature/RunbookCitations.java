package dev.triage.signature;

import dev.triage.diagnosis.Command;
import dev.triage.runbook.RunbookMatch;
import dev.triage.runbook.RunbookSection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the runbook section that a step follows: the one that shares most of the step's telling words. */
record RunbookCitations(List<RunbookMatch> runbooks) {

    private static final Pattern WORD = Pattern.compile("[a-z_]{5,40}|[\\u4e00-\\u9fff]{2}");
    private static final Set<String> COMMON = Set.of("select", "where", "before", "after", "their", "there", "which",
            "while", "until", "every", "these", "those", "other", "count", "order", "about", "should", "would",
            "first");
    private static final int SHARED_LEAST = 3;

    RunbookCitations {
        runbooks = List.copyOf(runbooks);
    }

    @Nullable
    String cite(String action, List<Command> commands) {
        StringBuilder step = new StringBuilder(action);
        commands.forEach(command -> step.append(' ').append(command.text()));
        Set<String> wanted = words(step.toString());
        int most = SHARED_LEAST - 1;
        RunbookSection best = null;
        for (RunbookMatch match : runbooks) {
            RunbookSection section = match.section();
            Set<String> shared = words(section.heading() + "\n" + section.text().value());
            shared.retainAll(wanted);
            if (shared.size() > most) {
                most = shared.size();
                best = section;
            }
        }
        return best == null ? null : best.citation();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            if (!COMMON.contains(word.group())) {
                words.add(word.group());
            }
        }
        return words;
    }
}
