package dev.triage.sandbox;

import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What someone says is wrong, and what they would do.
 *
 * @param claims what is wrong, the likeliest first
 * @param steps the plan, in order
 * @param checklist read-only statements of the investigation
 * @param judged each statement has to pass the judge of commands before it runs
 */
public record Submission(List<Claim> claims, List<Step> steps, List<String> checklist, boolean judged) {

    public Submission {
        claims = List.copyOf(claims);
        steps = List.copyOf(steps);
        checklist = List.copyOf(checklist);
    }

    /**
     * A cause with the words that name what it is about.
     *
     * @param names entities and the statement, in lower case
     */
    public record Claim(String cause, String names) {}

    /** One step of the plan: statements, and those that undo it. */
    public record Step(String action, List<String> statements, List<String> rollback) {

        public Step {
            statements = List.copyOf(statements);
            rollback = List.copyOf(rollback);
        }
    }

    static final Submission NOTHING = new Submission(List.of(), List.of(), List.of(), false);

    /** The plan of a report. */
    public static Submission of(Diagnosis diagnosis) {
        List<Claim> claims = new ArrayList<>();
        if (diagnosis.outcome() == Outcome.NO_INCIDENT) {
            claims.add(new Claim("NO_FAULT", ""));
        }
        String columns = diagnosis.mitigations().stream().flatMap(step -> step.commands().stream()).map(Command::text)
                .filter(text -> text.toUpperCase(Locale.ROOT).contains("CREATE INDEX"))
                .collect(Collectors.joining(" "));
        for (Hypothesis hypothesis : diagnosis.hypotheses()) {
            String names = hypothesis.entities().stream().map(entity -> entity.name())
                    .collect(Collectors.joining(" ")) + " " + hypothesis.statement()
                    + (claims.isEmpty() ? " " + columns : "");
            claims.add(new Claim(hypothesis.causeCode().name(), names.toLowerCase(Locale.ROOT)));
        }
        List<Step> steps = diagnosis.mitigations().stream()
                .map(step -> new Step(step.action(), sql(step.commands().stream()),
                        sql(step.rollback().commands().stream())))
                .filter(step -> !step.statements().isEmpty()).toList();
        List<String> checklist = sql(diagnosis.checklist().stream().map(step -> step.command())
                .filter(command -> command != null).map(command -> (Command) command));
        return new Submission(claims, steps, checklist, true);
    }

    /** A person's: SQL, with what is wrong in the lines {@code -- cause:} and {@code -- entities:}. */
    public static Submission of(String text) {
        SqlScript script = SqlScript.of(text);
        String cause = script.header("cause");
        String entities = script.header("entities");
        List<Claim> claims = cause == null
                ? List.of()
                : List.of(new Claim(cause.toUpperCase(Locale.ROOT),
                        entities == null ? "" : entities.toLowerCase(Locale.ROOT)));
        String rollback = script.header("rollback");
        List<String> statements = script.steps().stream().map(SqlScript.Step::sql).toList();
        return new Submission(claims,
                statements.isEmpty()
                        ? List.of()
                        : List.of(new Step("submitted", statements,
                                rollback == null ? List.of() : sqlOf(rollback))),
                List.of(), false);
    }

    private static List<String> sql(Stream<Command> commands) {
        return commands.filter(command -> command.language() == CommandLanguage.SQL)
                .flatMap(command -> sqlOf(command.text()).stream()).toList();
    }

    private static List<String> sqlOf(String text) {
        return SqlScript.of(text).steps().stream().map(SqlScript.Step::sql).toList();
    }
}
