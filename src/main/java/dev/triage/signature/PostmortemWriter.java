package dev.triage.signature;

import dev.triage.diagnosis.FollowUp;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.Impact;
import dev.triage.diagnosis.Outcome;
import dev.triage.diagnosis.PostmortemDraft;
import dev.triage.diagnosis.TimelineEntry;
import dev.triage.fact.TimelineFact;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Drafts the postmortem; {@code [FILL IN]} stands only where the context does not say. */
record PostmortemWriter(CaseFile file, Words words) {

    private static final int ENTRIES_MAX = 40;
    private static final int EVENT_MAX_CHARS = 240;
    private static final int QUOTES_MAX = 4;
    private static final int PEERS_MAX = 40;
    private static final Pattern DETECTION = Pattern.compile(
            "\\bpage[rd]?\\b|alert|alarm|monitor|CS reports?|customers? report|users? report|support ticket|告警|报警|监控|客服|用户反馈",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RESPONSE = Pattern.compile(
            "roll(?:ed|ing)? ?back|restarted|scaled|paused|disabled|failed over|failover|terminated|cancel(?:l)?ed|killed|reverted|drained|increased (?:the )?(?:\\w+ )?(?:limits?|memory|pool|replicas|timeout|size|capacity)|回滚|重启|扩容|切换|终止|暂停|关闭|恢复",
            Pattern.CASE_INSENSITIVE);
    /** What somebody only proposed, asked for or refused was not done. */
    private static final Pattern NOT_DONE = Pattern.compile(
            "propos|suggest|refus|reject|declin|denied|decided against|considered|should (?:we|i)|could (?:we|i)|shall we|want(?:s|ed)? to"
                    + "|not (?:yet )?(?:rolled|restarted|scaled|done)|did not|didn't|[?？]"
                    + "|提议|建议|拒绝|否决|驳回|未采纳|没有?采纳|未执行|没有执行|要不要|是否要|暂不|不同意|反对",
            Pattern.CASE_INSENSITIVE);
    /** An alert that stands by itself, mostly without a time. */
    private static final Pattern ALERT_LINE = Pattern.compile(
            "^[ \\t*-]*((?:【[^】\\n]{0,12}(?:告警|报警|警报)[^】\\n]{0,12}】|\\[(?:ALERT|FIRING)[^\\]\\n]{0,12}])[^\\n]{2,400})",
            Pattern.MULTILINE);
    private static final Pattern MISTAKE = Pattern.compile(
            "mis-?diagnos|wrong(?:ly)?|turned out|red herring|looks? (?:healthy|fine|ok)|did not help|didn't help|no effect|误判|误以为|没有效果|看起来正常",
            Pattern.CASE_INSENSITIVE);

    PostmortemDraft write(String summary, Outcome outcome, List<Hypothesis> hypotheses, Impact impact,
            List<FollowUp> followUps) {
        String rootCause = switch (outcome) {
            case ESTABLISHED -> hypotheses.getFirst().statement();
            case SUSPECTED -> words.say("postmortem.suspected", "statement", hypotheses.getFirst().statement());
            case NOT_ESTABLISHED -> PostmortemDraft.FILL_IN;
            case NO_INCIDENT -> words.say("postmortem.noFault");
        };
        List<TimelineFact> facts = withoutRepeats(file.timeline().stream()
                .filter(fact -> !file.isQuotedDocument(fact.span().start()))
                .sorted(Comparator.comparing(fact -> file.chronology().moment(fact.at()))).toList());
        List<String> response = told(facts.stream().filter(this::isAfterOnset)
                .filter(fact -> !NOT_DONE.matcher(fact.text()).find()).toList(), RESPONSE);
        List<String> poorly = told(facts, MISTAKE);
        return new PostmortemDraft(summary, timeline(facts), impact.statement(), rootCause, orFillIn(detection(facts)),
                orFillIn(response), List.of(PostmortemDraft.FILL_IN),
                poorly.isEmpty() ? List.of(PostmortemDraft.FILL_IN) : poorly, followUps);
    }

    /** The alerts that no dated line tells, then the dated lines that tell of an alert or a complaint. */
    private List<String> detection(List<TimelineFact> facts) {
        List<String> dated = told(facts, DETECTION);
        List<String> alerts = ALERT_LINE.matcher(file.text()).results()
                .filter(alert -> !file.isQuotedDocument(alert.start())
                        && facts.stream().noneMatch(fact -> fact.span().start() < alert.end()
                                && alert.start() < fact.span().end() && DETECTION.matcher(fact.text()).find()))
                .map(alert -> cut(alert.group(1))).distinct().limit(QUOTES_MAX).toList();
        return Stream.concat(alerts.stream(), dated.stream()).limit(QUOTES_MAX).toList();
    }

    private boolean isAfterOnset(TimelineFact fact) {
        Instant onset = file.chronology().onset();
        return onset != null && file.chronology().moment(fact.at()).isAfter(onset);
    }

    /** Of entries that say the same of the same minute, the one with the most words, where the first of them stands. */
    private List<TimelineFact> withoutRepeats(List<TimelineFact> facts) {
        List<TimelineFact> kept = new ArrayList<>();
        List<String> told = new ArrayList<>();
        Map<Instant, List<Integer>> ofMinute = new HashMap<>();
        for (TimelineFact fact : facts) {
            List<Integer> peers = ofMinute.computeIfAbsent(
                    file.chronology().moment(fact.at()).truncatedTo(ChronoUnit.MINUTES), none -> new ArrayList<>());
            String words = words(fact);
            int same = peers.stream()
                    .filter(at -> told.get(at).contains(words) || words.contains(told.get(at))).findFirst().orElse(-1);
            if (same < 0) {
                if (peers.size() < PEERS_MAX) {
                    peers.add(kept.size());
                }
                kept.add(fact);
                told.add(words);
            } else if (words.length() > told.get(same).length()) {
                kept.set(same, fact);
                told.set(same, words);
            }
        }
        return kept;
    }

    private static String words(TimelineFact fact) {
        return fact.text().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}%.]+", " ").strip();
    }

    private List<TimelineEntry> timeline(List<TimelineFact> facts) {
        List<TimelineEntry> entries = new ArrayList<>();
        // A wall of log lines says little; the beginning and the end of it say most.
        int head = facts.size() <= ENTRIES_MAX ? facts.size() : ENTRIES_MAX * 3 / 4;
        facts.stream().limit(head).map(this::entry).forEach(entries::add);
        facts.stream().skip(Math.max(head, facts.size() - (ENTRIES_MAX - head))).map(this::entry)
                .forEach(entries::add);
        if (entries.isEmpty()) {
            entries.add(new TimelineEntry(PostmortemDraft.FILL_IN, PostmortemDraft.FILL_IN, ""));
        }
        return entries;
    }

    private TimelineEntry entry(TimelineFact fact) {
        String until = fact.until() == null ? "" : " – " + Clocks.text(fact.until());
        return new TimelineEntry(Clocks.text(fact.at()) + until, cut(fact.text()), fact.span().lines());
    }

    private List<String> told(List<TimelineFact> facts, Pattern pattern) {
        return facts.stream().filter(fact -> pattern.matcher(fact.text()).find()).limit(QUOTES_MAX)
                .map(fact -> Clocks.text(fact.at()) + words.colon() + cut(fact.text())).distinct().toList();
    }

    private String orFillIn(List<String> told) {
        return told.isEmpty() ? PostmortemDraft.FILL_IN : words.series(told);
    }

    private static String cut(String text) {
        String line = text.strip();
        return line.length() <= EVENT_MAX_CHARS ? line : line.substring(0, EVENT_MAX_CHARS) + "…";
    }

}
