package dev.triage.score;

import dev.triage.verify.FindingKind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A wrong move that this case invites. One of rule, kind and pattern is given.
 *
 * @param what the move, for people
 * @param rule id of the check's rule that finds it, such as {@code raise-max-connections}
 * @param kind kind of finding
 * @param pattern matches the action or a command of the plan or the checklist
 * @param critical whether one new hit fails the gate at once
 */
public record Trap(String what, @Nullable String rule, @Nullable FindingKind kind, @Nullable Pattern pattern,
        boolean critical) {}
