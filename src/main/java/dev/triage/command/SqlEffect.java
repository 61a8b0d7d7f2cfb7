package dev.triage.command;

import dev.triage.command.CommandVerdict.ChangesState;
import dev.triage.command.CommandVerdict.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a statement of SQL would do. */
final class SqlEffect {

    private static final Set<String> QUERIES = Set.of("select", "with", "values", "table", "(");
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "merge");
    private static final Set<String> ASSIGNS = Set.of("=", "to");

    private SqlEffect() {}

    static CommandVerdict of(Statement statement) {
        String first = statement.token(0).text();
        if (statement.token(0).kind() != SqlToken.Kind.WORD && !first.equals("(")) {
            return new Unknown("it does not begin like a statement");
        }
        if (QUERIES.contains(first)) {
            return query(statement);
        }
        return switch (first) {
            case "explain" -> explain(statement);
            case "prepare" -> prepare(statement);
            case "copy" -> copy(statement);
            case "set" -> set(statement);
            case "do", "call", "execute", "exec" -> new Unknown(
                    first.toUpperCase(Locale.ROOT) + " runs code that is not seen here");
            case "analyze", "analyse" -> new ChangesState(false, "it renews the statistics of a table");
            default -> SqlTable.statement(statement).map(known -> worse(known, calls(statement)))
                    .orElseGet(() -> new Unknown("“" + first + "” begins no statement that is known"));
        };
    }

    private static CommandVerdict query(Statement statement) {
        List<CommandVerdict> found = new ArrayList<>();
        for (Statement part : statement.parts()) {
            String verb = part.token(0).text();
            if (WRITES.contains(verb)) {
                found.add(new ChangesState(false,
                        part == statement ? "it writes" : "it writes inside: " + verb.toUpperCase(Locale.ROOT)));
            }
        }
        if (statement.has("for update") || statement.has("for no key update") || statement.has("for share")
                || statement.has("for key share")) {
            found.add(new ChangesState(true, "it locks the rows that it reads"));
        }
        for (Statement part : statement.parts()) {
            if (part.starts("select") && part.indexAtTop("into", 1) > 0) {
                found.add(new ChangesState(true, "SELECT INTO makes a table"));
            }
        }
        found.addAll(calls(statement));
        CommandVerdict worst = Effects.all(found);
        boolean looks = worst instanceof CommandVerdict.ReadOnly;
        return looks && !SqlGrammar.accepts(statement) ? new Unknown("it can't be parsed as SQL") : worst;
    }

    private static List<CommandVerdict> calls(Statement statement) {
        List<CommandVerdict> found = new ArrayList<>();
        for (Statement.Call call : statement.calls()) {
            found.add(SqlTable.function(call.name())
                    .orElseGet(() -> new Unknown("nothing is known about the function " + call.name() + "()")));
        }
        return found;
    }

    private static CommandVerdict worse(CommandVerdict known, List<CommandVerdict> calls) {
        return known instanceof ChangesState ? known : Effects.all(with(calls, known));
    }

    private static List<CommandVerdict> with(List<CommandVerdict> some, CommandVerdict more) {
        List<CommandVerdict> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    /** The statement that EXPLAIN would run; a plain EXPLAIN runs nothing. */
    private static CommandVerdict explain(Statement statement) {
        Statement inner = explained(statement);
        boolean parsed = SqlTable.statement(inner).isPresent() || QUERIES.contains(inner.token(0).text());
        if (!parsed) {
            return new Unknown("what EXPLAIN would explain is not known");
        }
        return analyzes(statement) ? of(inner) : Effects.READ;
    }

    static Statement explained(Statement statement) {
        int at = statement.token(1).is("(") ? statement.afterGroup(1) : 1;
        return statement.from(statement.skip(at, "analyze", "analyse", "verbose"));
    }

    static boolean analyzes(Statement statement) {
        if (!statement.token(1).is("(")) {
            return statement.token(1).is("analyze") || statement.token(1).is("analyse")
                    || statement.token(1).is("verbose") && statement.token(2).is("analyze");
        }
        boolean analyze = false;
        for (int i = 2; i < statement.afterGroup(1); i++) {
            if (statement.token(i).is("analyze") || statement.token(i).is("analyse")) {
                String value = statement.token(i + 1).text();
                analyze = !Set.of("off", "false", "0").contains(value.toLowerCase(Locale.ROOT));
            }
        }
        return analyze;
    }

    private static CommandVerdict prepare(Statement statement) {
        if (statement.starts("prepare transaction")) {
            return new ChangesState(true, "it leaves a prepared transaction behind");
        }
        int as = statement.indexAtTop("as", 1);
        return as < 0 ? new Unknown("PREPARE without a statement") : of(statement.from(as + 1));
    }

    private static CommandVerdict copy(Statement statement) {
        int to = statement.indexAtTop("to", 1);
        if (to < 0) {
            return new ChangesState(false, "COPY FROM writes to a table");
        }
        if (!statement.token(to + 1).is("stdout")) {
            return new ChangesState(false, "COPY writes a file or feeds a program on the server");
        }
        return statement.token(1).is("(") ? of(statement.from(2, statement.afterGroup(1) - 1)) : Effects.READ;
    }

    private static CommandVerdict set(Statement statement) {
        if (statement.starts("set transaction") || statement.starts("set session characteristics")) {
            return Effects.READ;
        }
        int name = statement.skip(1, "session", "local");
        String setting = statement.nameAt(name);
        boolean assigned = ASSIGNS.contains(statement.token(statement.afterName(name)).text())
                || setting.equals("time");
        if (assigned && SqlTable.endsWithTheSession(setting)) {
            return Effects.READ;
        }
        return new ChangesState(true, "it changes " + (setting.isEmpty() ? "a setting" : setting) + " for the session");
    }
}
