package dev.triage.command;

import dev.triage.command.CommandVerdict.ChangesState;
import dev.triage.command.CommandVerdict.Unknown;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes a command apart, through wrappers, clients and strings that are code. */
final class Dissection {

    private static final int DEPTH_MAX = 8;
    private static final int COMMAND_MAX_CHARS = 20_000;
    private static final Set<String> HARMLESS_TARGETS = Set.of("/dev/null", "/dev/stdout", "/dev/stderr", "1", "2",
            "&1", "&2", "-");
    private static final Pattern CODE_IN_SQL = Pattern.compile("(?i)^\\s*(?:begin|declare|select|delete|update|truncate"
            + "|drop|alter|insert)\\b");

    private final List<Statement> statements = new ArrayList<>();
    private final List<Invocation> invocations = new ArrayList<>();
    private final List<CommandVerdict> effects = new ArrayList<>();

    private Dissection() {}

    static Anatomy of(Command command) {
        Dissection dissection = new Dissection();
        if (command.text().length() > COMMAND_MAX_CHARS) {
            dissection.effects.add(new Unknown("it is longer than " + COMMAND_MAX_CHARS + " characters"));
        } else {
            dissection.read(command.language(), command.text(), 0);
        }
        if (dissection.effects.isEmpty()) {
            dissection.effects.add(new Unknown("there is nothing to run"));
        }
        return new Anatomy(dissection.statements, dissection.invocations, dissection.effects);
    }

    private void read(CommandLanguage language, String text, int depth) {
        if (depth > DEPTH_MAX) {
            effects.add(new Unknown("it is nested too deep"));
            return;
        }
        switch (language) {
            case SQL -> sql(text, depth);
            case PROMQL, LOGQL -> effects.add(MetricQuery.judge(language, text));
            case SHELL, KUBECTL, DOCKER, SYSTEMCTL, REDIS_CLI, KAFKA, AWS, GCLOUD, CURL -> shell(language, text, depth);
            case OTHER -> {
                shell(language, text, depth);
                effects.add(new Unknown("its language is not known"));
            }
        }
    }

    private void sql(String text, int depth) {
        SqlScript script = SqlScript.read(text);
        if (!script.complete()) {
            effects.add(new Unknown("a string, comment or parenthesis is not closed"));
        }
        for (String command : script.backslash()) {
            backslash(command, depth);
        }
        for (Statement statement : script.statements()) {
            statements.add(statement);
            effects.add(SqlEffect.of(statement));
            hidden(statement, depth);
        }
    }

    /** Statements inside a DO block, and what EXPLAIN or PREPARE leads to. */
    private void hidden(Statement statement, int depth) {
        if (statement.starts("do") || statement.starts("create function") || statement.starts("create procedure")
                || statement.starts("create or replace")) {
            statement.tokens().stream().filter(token -> token.kind() == SqlToken.Kind.STRING)
                    .filter(token -> CODE_IN_SQL.matcher(token.text()).find())
                    .forEach(token -> sql(token.text().replaceAll("(?i)\\b(?:begin|loop|then|else)\\b", ";"),
                            depth + 1));
        } else if (statement.starts("explain") && SqlEffect.analyzes(statement)) {
            statements.add(SqlEffect.explained(statement));
        } else if (statement.starts("prepare") && statement.indexAtTop("as", 1) > 0) {
            statements.add(statement.from(statement.indexAtTop("as", 1) + 1));
        } else if (statement.starts("copy (")) {
            statements.add(statement.from(2, statement.afterGroup(1) - 1));
        }
    }

    private void backslash(String command, int depth) {
        String name = command.substring(1).split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        String rest = command.length() > name.length() + 1 ? command.substring(name.length() + 1) : "";
        if (command.startsWith("\\!")) {
            read(CommandLanguage.SHELL, command.substring(2), depth + 1);
        } else if (name.equals("copy")) {
            effects.add(rest.matches("(?is).*\\bto\\s+(?:p?stdout)\\b.*")
                    ? Effects.READ
                    : new ChangesState(false, "\\copy writes a file or a table"));
        } else if (Set.of("gexec", "i", "ir", "include", "e", "edit", "ef", "ev").contains(name)) {
            effects.add(new Unknown("\\" + name + " runs what is not seen here"));
        } else if (Set.of("o", "w", "out", "write", "s").contains(name) || rest.strip().startsWith("|")) {
            effects.add(new ChangesState(true, "\\" + name + " writes a file"));
        } else if (name.equals("password")) {
            effects.add(new ChangesState(false, "\\password changes a password"));
        } else {
            effects.add(Effects.READ);
        }
    }

    private void shell(CommandLanguage language, String text, int depth) {
        ShellParser parser = ShellParser.parse(withProgram(language, text.strip()));
        if (!parser.complete()) {
            effects.add(new Unknown("a quote or substitution is not closed"));
        }
        parser.invocations().forEach(call -> visit(call, depth));
    }

    /** A redis or kubectl command may be written without its program. */
    private static String withProgram(CommandLanguage language, String text) {
        boolean redis = language == CommandLanguage.REDIS_CLI && !text.contains("redis-cli")
                && !text.contains("valkey-cli");
        return redis ? "redis-cli " + text : text;
    }

    private void visit(Invocation call, int depth) {
        if (depth > DEPTH_MAX) {
            effects.add(new Unknown("it is nested too deep"));
            return;
        }
        call.redirects().stream().filter(redirect -> redirect.operator().contains(">"))
                .filter(redirect -> !HARMLESS_TARGETS.contains(redirect.target().text()))
                .forEach(redirect -> effects.add(
                        new ChangesState(false, "it writes to " + redirect.target().text())));
        if (call.words().isEmpty()) {
            return;
        }
        invocations.add(call);
        Optional<List<Wrappers.Inner>> inner = Wrappers.unwrap(call);
        if (inner.isPresent()) {
            inner.get().forEach(part -> inner(part, depth + 1));
            if (call.program().equals("find") && call.hasFlag("-delete", "-fprint", "-fls")) {
                effects.add(ToolTable.effect(call));
            }
            return;
        }
        Optional<List<Wrappers.Inner>> sql = SqlClients.statements(call);
        if (sql.isPresent()) {
            sql.get().forEach(part -> inner(part, depth + 1));
        } else {
            effects.add(ToolTable.effect(call));
        }
    }

    private void inner(Wrappers.Inner part, int depth) {
        switch (part) {
            case Wrappers.Inner.Call call -> visit(call.invocation(), depth);
            case Wrappers.Inner.Text text -> read(text.language(), text.text(), depth);
            case Wrappers.Inner.Unseen unseen -> effects.add(new Unknown(unseen.why()));
        }
    }
}
