package dev.triage.verify;

import dev.triage.command.Change;
import dev.triage.command.Changes;
import dev.triage.command.CommandVerdict;
import dev.triage.command.Judgement;
import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.MitigationStep;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the risk that a step states is true of it. */
final class RiskCheck {

    private static final Pattern HARMLESS = Pattern.compile("(?i)\\bno (?:real |significant |known |major )?"
            + "(?:risk|downtime|impact|locks?|locking|blocking|interruption|outage|effect|data loss|danger)\\b|^\\s*none\\b(?! (?:to|of)\\b)|\\brisk[- ]free\\b"
            + "|(?<!not |un|n't )\\b(?:is|are|be|it's|completely|totally|perfectly|entirely|quite|very)\\s+safe\\b|^\\s*safe\\b|\\bharmless\\b"
            + "|\\block(?:s|ed|ing)?\\b[^.,;]{0,30}\\b(?:brief(?:ly)?|shortly|momentarily|for a (?:moment|second|short)|a few seconds)"
            + "|\\bbrief(?:ly)? (?:table )?locks?\\b|\\bshort(?:ly)? locks?\\b|\\b(?:minimal|negligible|trivial|little|very low|low|small) (?:risk|impact|effect)\\b"
            + "|\\bdo(?:es)?(?:n't| not) (?:lock|block|affect|interrupt|impact)|\\bwithout (?:any )?(?:downtime|locking|blocking|locks?|interruption|impact|risk)\\b"
            + "|\\bnon-?blocking\\b|\\bzero[- ](?:downtime|risk|impact)\\b|^\\s*(?:very )?low\\.?\\s*$|^\\s*n/?a\\.?\\s*$|\\bsafe to run\\b"
            + "|无风险|没有(?:任何)?风险|零风险|风险(?:很|极|较)?(?:低|小)|低风险|无停机|零停机|不停机|不会?锁(?:表|住)|短暂(?:地)?(?:锁|阻塞)|短时间锁|(?:锁表|锁定)[^。；]{0,8}(?:短暂|很短|瞬间|几秒)"
            + "|瞬间完成|^\\s*(?:无|安全)[。.]?\\s*$|(?:完全|绝对|非常|是)安全|(?:没有|无|不会有)(?:任何)?影响|影响(?:极|很|较)?小|不(?:会)?影响|不(?:会)?阻塞");
    private static final Map<String, String> TRUTH = Map.of(
            "index-blocks-writes",
            "a plain index build blocks every write until it is done; on a large table that is minutes",
            "rewrites-table", "nobody reads or writes the table until it is rewritten",
            "scans-under-lock", "nobody writes to the table until all of it is checked",
            "locks-table", "others wait as long as the lock is held",
            "drop-index-blocks", "everybody queues behind the exclusive lock",
            "drops-data", "the data is gone",
            "unbounded-write", "every row is touched",
            "terminates-everything", "replication, monitoring and your own session end too");
    private static final Pattern INDEX_IN_WORDS = Pattern.compile(
            "(?i)\\b(?:creat|add|build|rebuild)\\w*\\b[^.。]{0,40}\\bindex\\b|(?:添加|创建|新建|建立|加|建)[^。]{0,24}索引|重建索引");
    private static final Pattern ONLINE = Pattern.compile("(?i)concurrent|\\bonline\\b|并发|在线");
    private static final Pattern RESTART_IN_WORDS = Pattern
            .compile("(?i)\\b(?:restart|reboot|bounce|recycle)\\w*\\b|重启|重新启动");
    private static final Pattern TERMINATE_IN_WORDS = Pattern.compile(
            "(?i)\\b(?:terminat|kill)\\w*\\b[^.。]{0,40}\\b(?:quer|session|connection|backend|process)|(?:终止|杀)[^。]{0,16}(?:查询|会话|连接|进程)");
    private static final Pattern STOPS = Pattern
            .compile("(?i)\\bzero\\b|\\bto 0\\b|\\bstop|\\bpaus|\\boutage\\b|\\bunavailab"
                    + "|\\bdown\\b|\\boff\\b|\\bno longer serve|\\bdisable|停|暂停|下线|不可用|缩(?:容)?[到至为]\\s*(?:0|零)|关闭");
    private static final Set<CauseCode> MENDED_BY_RESTART = EnumSet.of(CauseCode.MEMORY_LEAK,
            CauseCode.CONNECTION_LEAK, CauseCode.THREAD_POOL_EXHAUSTION, CauseCode.GC_PRESSURE, CauseCode.OOM_KILL,
            CauseCode.BAD_CONFIG, CauseCode.CERTIFICATE_EXPIRED, CauseCode.DNS_FAILURE,
            CauseCode.ROLE_SETTING_REGRESSION);

    /** Findings about the risk of a step, with the judgements of its commands. */
    List<Finding> check(String where, MitigationStep step, List<Judgement> judgements) {
        List<Finding> findings = new ArrayList<>();
        boolean changes = judgements.stream().anyMatch(
                judgement -> judgement.effect() instanceof CommandVerdict.ChangesState);
        if (step.risk().isBlank()) {
            if (changes) {
                findings.add(new Finding("risk-not-stated", FindingKind.MISSTATED_RISK, FindingLevel.WARNING, where
                        + ".risk", step.action(), "the step changes something and does not say what can go wrong", ""));
            }
            return findings;
        }
        String truth = HARMLESS.matcher(step.risk()).find() ? truth(step, judgements) : "";
        if (!truth.isEmpty()) {
            findings.add(new Finding("risk-understated", FindingKind.MISSTATED_RISK, FindingLevel.ERROR,
                    where + ".risk", step.risk(), truth, ""));
        }
        String all = step.action() + " " + step.risk();
        if (step.commands().isEmpty() && INDEX_IN_WORDS.matcher(step.action()).find() && !ONLINE.matcher(all).find()
                && truth.isEmpty()) {
            findings.add(new Finding("index-blocks-writes", FindingKind.UNSAFE_COMMAND, FindingLevel.WARNING,
                    where + ".action", step.action(), "a plain index build blocks every write until it is done",
                    "say CREATE INDEX CONCURRENTLY"));
        }
        return findings;
    }

    /** What is true instead; empty if the step may well be harmless. */
    private static String truth(MitigationStep step, List<Judgement> judgements) {
        for (Judgement judgement : judgements) {
            for (var hit : judgement.traps()) {
                String truth = TRUTH.get(hit.trap().id());
                if (truth != null) {
                    return truth;
                }
            }
        }
        List<Change> changes = step.commands().stream().flatMap(command -> Changes.of(command).stream()).toList();
        boolean commands = !step.commands().isEmpty();
        String all = step.action() + " " + step.risk();
        if (!commands && INDEX_IN_WORDS.matcher(all).find() && !ONLINE.matcher(all).find()) {
            return "a plain index build blocks every write until it is done; on a large table that is minutes";
        }
        if (changes.stream().anyMatch(change -> change instanceof Change.Restarted)
                || !commands && RESTART_IN_WORDS.matcher(step.action()).find()) {
            return "a restart cuts off what is in flight and starts with cold caches";
        }
        if (changes.stream().anyMatch(change -> change instanceof Change.SessionsEnded)
                || !commands && TERMINATE_IN_WORDS.matcher(step.action()).find()) {
            return "the transactions of the sessions are lost, and their callers see errors";
        }
        boolean irreversible = changes.stream().anyMatch(change -> change instanceof Change.DataChanged);
        return irreversible && !step.risk().toLowerCase(Locale.ROOT).contains("rollback")
                ? "rows that are changed do not come back by themselves"
                : "";
    }

    /** The step itself says that it takes something away. */
    static boolean saysThatItStops(MitigationStep step) {
        return STOPS.matcher(step.action() + " " + step.risk()).find();
    }

    /** A restart is the remedy for some causes, at least for a while. */
    static boolean mendsByRestart(@Nullable CauseCode cause) {
        return cause != null && MENDED_BY_RESTART.contains(cause);
    }
}
