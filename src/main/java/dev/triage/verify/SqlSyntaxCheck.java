package dev.triage.verify;

import dev.triage.command.CommandContext;
import dev.triage.command.ProposedSql;
import dev.triage.command.SqlSyntax;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.MitigationStep;
import java.util.ArrayList;
import java.util.List;

/** Has the proposed SQL parsed by a server, all of a diagnosis at once. */
final class SqlSyntaxCheck {

    private final SqlSyntax syntax;
    private final List<String> statements = new ArrayList<>();
    private final List<String> places = new ArrayList<>();

    SqlSyntaxCheck(SqlSyntax syntax) {
        this.syntax = syntax;
    }

    List<Finding> check(Diagnosis diagnosis, CommandContext context) {
        if (!ProposedSql.isPostgres(context)) {
            return List.of();
        }
        for (int i = 0; i < diagnosis.checklist().size(); i++) {
            Command command = diagnosis.checklist().get(i).command();
            if (command != null) {
                add("checklist[" + i + "].command", command);
            }
        }
        for (int i = 0; i < diagnosis.mitigations().size(); i++) {
            MitigationStep step = diagnosis.mitigations().get(i);
            all("mitigations[" + i + "].commands", step.commands());
            all("mitigations[" + i + "].rollback.commands", step.rollback().commands());
        }
        List<String> errors = syntax.errors(statements);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < errors.size(); i++) {
            if (!errors.get(i).isEmpty()) {
                findings.add(new Finding("sql-syntax", FindingKind.UNSAFE_COMMAND, FindingLevel.WARNING, places.get(i),
                        statements.get(i), "PostgreSQL can't parse it: " + errors.get(i),
                        "correct it before you run it"));
            }
        }
        return findings;
    }

    private void all(String where, List<Command> commands) {
        for (int i = 0; i < commands.size(); i++) {
            add(where + "[" + i + "]", commands.get(i));
        }
    }

    private void add(String where, Command command) {
        for (String statement : ProposedSql.statements(command)) {
            statements.add(statement);
            places.add(where);
        }
    }
}
