package dev.triage.verify;

import dev.triage.command.Change;
import dev.triage.command.Changes;
import dev.triage.command.CommandContext;
import dev.triage.command.CommandJudge;
import dev.triage.command.CommandVerdict;
import dev.triage.command.Judgement;
import dev.triage.command.Trap;
import dev.triage.command.TrapHit;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.MitigationStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the rollback of a step undoes it, and does no harm of its own. */
final class RollbackCheck {

    private static final Pattern NOTHING_TO_UNDO = Pattern
            .compile("(?i)\\b(?:can(?:not|'t| not)|no(?:t|thing)?|n/a|none|impossible|irreversible|never|final)\\b"
                    + "|\\b(?:re-?run|run again|retr(?:y|ies)|reconnect|may run|restore|backup|again|repeats?|by itself|on its own)\\b|重做|重建|自行|无需|无法|不能|不可|没有|无|重新(?:执行|连接|运行)|重连|重试|恢复|备份");
    private static final Pattern DROPS = Pattern.compile("(?i)\\bdrop|\\bremov|\\bdelet|删除|移除|去掉|撤");
    private static final Pattern RESETS = Pattern.compile(
            "(?i)\\breset|\\bset\\b|\\brestor|\\brevert|\\breturn|\\bformer|\\bprevious|\\bundo|\\bback\\b|恢复|重置|还原|改回|撤销|原来|之前");
    private static final Pattern SCALES = Pattern.compile(
            "(?i)\\bscal|\\breplica|\\bback\\b|\\brestor|\\bformer|\\bprevious|\\bresum|\\bstart|扩|缩|恢复|副本|还原|启动");
    private static final Pattern ROLLS = Pattern.compile(
            "(?i)\\broll|\\bdeploy|\\bundo|\\brevers|\\brevert|\\bformer|\\bprevious|\\bagain|\\brestor|\\bback\\b|回滚|重新|部署|发布|恢复|还原");
    private static final Pattern OPENS = Pattern
            .compile("(?i)\\buncordon|\\bagain|\\bback\\b|\\bopen|\\blet\\b|\\ballow|恢复|允许|重新|解除");
    private static final Pattern RESTARTS = Pattern.compile("(?i)\\brestart|\\breboot|重启");

    private final CommandContext context;

    RollbackCheck(CommandContext context) {
        this.context = context;
    }

    List<Finding> check(String where, MitigationStep step, List<Judgement> judgements) {
        List<Finding> findings = new ArrayList<>();
        List<Command> commands = step.rollback().commands();
        for (int i = 0; i < commands.size(); i++) {
            Judgement judgement = CommandJudge.assess(commands.get(i), context);
            for (TrapHit hit : judgement.traps()) {
                // What the step itself has made is not named by the context.
                boolean named = hit.trap().id().equals("name-not-in-context");
                if (hit.trap().weight() == Trap.Weight.HARM || !named && !hit.trap().id().equals(
                        "ddl-without-lock-timeout")) {
                    findings.add(CommandCheck.finding(hit, where + ".rollback.commands[" + i + "]",
                            commands.get(i).text()));
                }
            }
        }
        boolean changes = judgements.stream().anyMatch(
                judgement -> judgement.effect() instanceof CommandVerdict.ChangesState);
        if (step.rollback().action().isBlank() && commands.isEmpty()) {
            findings.add(new Finding("no-rollback", FindingKind.MISSING_ROLLBACK, FindingLevel.WARNING,
                    where + ".rollback", step.action(), "the step does not say how it is undone", ""));
        } else if (changes || !step.commands().isEmpty()) {
            notUndone(step).ifPresent(reason -> findings.add(new Finding("rollback-does-not-undo",
                    FindingKind.MISSING_ROLLBACK, FindingLevel.WARNING, where + ".rollback",
                    step.rollback().action(), reason, "")));
        }
        return findings;
    }

    private static Optional<String> notUndone(MitigationStep step) {
        List<Change> done = changes(step.commands());
        List<Change> undone = changes(step.rollback().commands());
        // Undoing an undone rollout is the one thing that undoes it.
        boolean toggles = done.stream().allMatch(change -> change instanceof Change.RolledBack);
        if (!done.isEmpty() && !toggles && step.commands().equals(step.rollback().commands())) {
            return Optional.of("the rollback does the same again");
        }
        String words = step.rollback().action().toLowerCase(Locale.ROOT);
        boolean typed = !step.rollback().commands().isEmpty();
        for (Change change : done) {
            Optional<String> missing = missing(change, undone, words, typed);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missing(Change change, List<Change> undone, String words, boolean typed) {
        return switch (change) {
            case Change.IndexBuilt built -> {
                boolean dropped = undone.stream().anyMatch(other -> other instanceof Change.IndexDropped drop
                        && (built.index().isEmpty() || drop.index().equals(built.index())));
                boolean other = undone.stream().anyMatch(one -> one instanceof Change.IndexDropped) && !dropped;
                yield unless(!other && (dropped || DROPS.matcher(words).find()), other
                        ? "it drops another index than " + built.index()
                        : "an index that is built is undone by dropping it");
            }
            case Change.IndexDropped dropped -> unless(undone.stream().anyMatch(
                    other -> other instanceof Change.IndexBuilt)
                    || words.matches("(?s).*(?:creat|buil|again|重建|创建|建).*"),
                    "an index that is dropped is undone by building it again");
            case Change.SettingSet set -> unless(undone.stream().anyMatch(
                    other -> other instanceof Change.SettingReset reset && reset.setting().equals(set.setting())
                            || other instanceof Change.SettingSet again && again.setting().equals(set.setting()))
                    || !typed && RESETS.matcher(words).find(), set.setting() + " is undone by setting or resetting it");
            case Change.SettingReset reset -> unless(undone.stream().anyMatch(
                    other -> other instanceof Change.SettingSet) || RESETS.matcher(words).find(),
                    "a reset of " + reset.setting() + " is undone by setting the former value");
            case Change.Scaled scaled -> unless(undone.stream().anyMatch(
                    other -> other instanceof Change.Scaled back && back.workload().equals(scaled.workload())
                            && !back.copies().equals(scaled.copies()))
                    || !typed && SCALES.matcher(words).find(),
                    "scaling is undone by scaling " + scaled.workload() + " back");
            case Change.SessionsEnded ended -> unless(NOTHING_TO_UNDO.matcher(words).find()
                    && !RESTARTS.matcher(words).find(),
                    "an ended session can't be brought back; the rollback has to say so");
            case Change.QueriesCancelled cancelled -> unless(NOTHING_TO_UNDO.matcher(words).find()
                    && !RESTARTS.matcher(words).find(),
                    "a cancelled query can only be run again; the rollback has to say so");
            case Change.Restarted restarted -> unless(NOTHING_TO_UNDO.matcher(words).find()
                    || ROLLS.matcher(words).find(), "a restart can't be undone; the rollback has to say so");
            case Change.RolledBack back -> unless(ROLLS.matcher(words).find() || !undone.isEmpty(),
                    "a rollback of a version is undone by rolling that version out again");
            case Change.RolledOut out -> unless(ROLLS.matcher(words).find() || RESETS.matcher(words).find()
                    || !undone.isEmpty(), "what is rolled out is undone by rolling it back");
            case Change.DataChanged data -> unless(NOTHING_TO_UNDO.matcher(words).find()
                    || RESETS.matcher(words).find() || words.contains("rollback"),
                    "changed data comes back from a backup only; the rollback has to say so");
            case Change.NodeClosed closed -> unless(undone.stream().anyMatch(
                    other -> other instanceof Change.NodeOpened) || OPENS.matcher(words).find(),
                    "a cordoned node is undone by kubectl uncordon");
            case Change.NodeOpened opened -> Optional.empty();
        };
    }

    private static Optional<String> unless(boolean fine, String reason) {
        return fine ? Optional.empty() : Optional.of(reason);
    }

    private static List<Change> changes(List<Command> commands) {
        return commands.stream().flatMap(command -> Changes.of(command).stream()).toList();
    }
}
