package dev.triage.command;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that a command takes for given: tables, process ids, workloads, namespaces, hosts. */
final class Names {

    private static final Set<String> BEFORE_TABLE = Set.of("from", "join", "into", "update", "table", "truncate",
            "vacuum",
            "analyze", "only", "cluster");
    private static final Set<String> NO_TABLE = Set.of("select", "lateral", "unnest", "generate_series", "only", "set",
            "where", "values", "skip", "nowait", "current", "if", "exists", "concurrently", "stdin", "stdout",
            "program",
            "rows", "full", "verbose", "analyze", "freeze", "column", "constraint", "dual", "privileges", "all",
            "processlist", "status", "of", "in", "on", "true", "false", "now", "public");
    private static final Set<String> SIGNALS = Set.of("pg_cancel_backend", "pg_terminate_backend",
            "pg_blocking_pids", "pg_log_backend_memory_contexts");
    private static final Pattern WORKLOAD = Pattern.compile(
            "(?:deploy(?:ment)?s?|pods?|po|sts|statefulsets?|ds|daemonsets?|svc|services?|jobs?|cronjobs?|rs|nodes?|no|"
                    + "hpa|ingress|ing|configmaps?|cm|secrets?|pvcs?|rollouts?|replicasets?)");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][\\w.-]*");
    private static final Set<String> COMMON_NAMES = Set.of("default", "kube-system", "localhost", "127.0.0.1", "prod",
            "production", "all", "monitoring", "kube-dns", "coredns", "postgres", "template1", "0.0.0.0", "kube-public",
            "ingress-nginx", "database", "db");

    private Names() {}

    /** Those that neither the incident nor what may be followed mentions, nor an earlier command has made. */
    static List<String> unknown(Anatomy anatomy, List<Statement> earlier, CommandContext context) {
        String text = context.text();
        if (text == null) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (Statement statement : anatomy.statements()) {
            tables(statement, names);
            processes(statement, names);
        }
        anatomy.invocations().forEach(call -> workloads(call, names));
        Set<String> made = new HashSet<>();
        earlier.forEach(statement -> made.addAll(made(statement)));
        return names.stream().filter(name -> !COMMON_NAMES.contains(name.toLowerCase(Locale.ROOT)))
                .filter(name -> !made.contains(name.toLowerCase(Locale.ROOT)))
                .filter(name -> !mentions(text, name)
                        && context.elsewhere().stream().noneMatch(other -> mentions(other, name)))
                .toList();
    }

    /** Whether the name stands in the lower-case text as a whole word, or the last part of a qualified name does. */
    static boolean mentions(String text, String mixedCase) {
        String name = mixedCase.toLowerCase(Locale.ROOT);
        String last = name.substring(name.lastIndexOf('.') + 1);
        return contains(text, name) || name.contains(".") && !name.matches("[\\d.]+") && contains(text, last);
    }

    private static boolean contains(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            if (edge(text, at - 1) && edge(text, at + name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean edge(String text, int at) {
        return at < 0 || at >= text.length() || !(Character.isLetterOrDigit(text.charAt(at)) && text.charAt(at) < 128)
                && text.charAt(at) != '_';
    }

    private static void tables(Statement statement, Set<String> names) {
        Set<String> own = new HashSet<>(made(statement));
        for (int i = 0; i < statement.tokens().size(); i++) {
            // A common table expression, or an alias.
            if (statement.token(i + 1).is("as") && statement.token(i).isName()) {
                own.add(statement.token(i).text().toLowerCase(Locale.ROOT));
            }
        }
        boolean indexing = statement.starts("create") && statement.has("index");
        for (int i = 0; i + 1 < statement.tokens().size(); i++) {
            SqlToken before = statement.token(i);
            boolean introduces = before.kind() == SqlToken.Kind.WORD && (BEFORE_TABLE.contains(before.text())
                    || indexing && before.is("on")) && !statement.token(i - 1).is("distinct");
            int at = statement.skip(i + 1, "only", "if", "exists", "not", "concurrently", "table", "verbose", "analyze",
                    "full", "freeze");
            String name = introduces ? statement.nameAt(at) : "";
            boolean function = statement.token(statement.afterName(at)).is("(")
                    && (before.is("from") || before.is("join"));
            boolean keyword = statement.token(at).kind() == SqlToken.Kind.WORD && NO_TABLE.contains(name);
            boolean inFunction = before.is("from") && i >= 2 && insideExtract(statement, i);
            if (!name.isEmpty() && !function && !keyword && !inFunction && !catalog(name)
                    && !own.contains(name.toLowerCase(Locale.ROOT))) {
                names.add(name);
            }
        }
    }

    /** The FROM of extract(epoch FROM x), trim(both FROM x), substring(x FROM 1) and IS DISTINCT FROM. */
    private static boolean insideExtract(Statement statement, int from) {
        int depth = 0;
        for (int i = from - 1; i > 0; i--) {
            depth += statement.token(i).is(")") ? 1 : statement.token(i).is("(") ? -1 : 0;
            if (depth < 0) {
                return Set.of("extract", "trim", "substring", "overlay", "position").contains(
                        statement.token(i - 1).text());
            }
        }
        return false;
    }

    private static boolean catalog(String name) {
        String bare = name.toLowerCase(Locale.ROOT);
        return bare.startsWith("pg_") || bare.startsWith("information_schema") || bare.startsWith("performance_schema")
                || bare.startsWith("sys.") || bare.startsWith("mysql.") || bare.startsWith("pgbouncer");
    }

    /** What the statement makes. */
    private static List<String> made(Statement statement) {
        if (!statement.starts("create")) {
            return List.of();
        }
        int at = statement.skip(1, "or", "replace", "unique", "temp", "temporary", "unlogged", "materialized", "index",
                "table", "view", "function", "schema", "concurrently", "if", "not", "exists");
        return statement.nameAt(at).isEmpty() ? List.of() : List.of(statement.nameAt(at).toLowerCase(Locale.ROOT));
    }

    private static void processes(Statement statement, Set<String> names) {
        statement.calls().stream().filter(call -> SIGNALS.contains(call.name()))
                .filter(call -> !call.arguments().isEmpty())
                .map(call -> call.arguments().getFirst()).filter(token -> token.kind() == SqlToken.Kind.NUMBER)
                .forEach(token -> names.add(token.text()));
    }

    private static void workloads(Invocation call, Set<String> names) {
        switch (call.program()) {
            case "kubectl", "oc", "k", "helm" -> kubernetes(call, names);
            case "kill" -> call.arguments(Set.of("-s")).stream().map(ShellWord::text)
                    .filter(word -> word.matches("\\d{2,}")).forEach(names::add);
            case "ssh" -> {
            }
            case "psql", "pg_dump", "mysql" -> add(call.value("-h", "--host"), names);
            case "docker", "podman", "systemctl", "service" -> {
                List<ShellWord> arguments = call.arguments(ToolTable.values(call.program()));
                boolean named = arguments.size() == 2 && arguments.getFirst().text().matches(
                        "restart|stop|start|kill|rm|pause|logs|status|reload|inspect");
                if (named) {
                    add(arguments.get(1).text().replaceFirst("\\.(?:service|timer|socket)$", ""), names);
                }
            }
            default -> {
            }
        }
    }

    private static void kubernetes(Invocation call, Set<String> names) {
        add(call.value("-n", "--namespace"), names);
        if (call.program().equals("helm")) {
            return;
        }
        List<String> arguments = call.arguments(ToolTable.values(call.program())).stream().map(ShellWord::text)
                .toList();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            int slash = word.indexOf('/');
            if (slash > 0 && WORKLOAD.matcher(word.substring(0, slash)).matches()) {
                add(word.substring(slash + 1), names);
            } else if (WORKLOAD.matcher(word).matches() && i + 1 < arguments.size() && i > 0) {
                add(arguments.get(i + 1), names);
                break;
            }
        }
    }

    private static void add(String name, Set<String> names) {
        if (name.length() > 1 && PLAIN.matcher(name).matches() && !name.contains("$")) {
            names.add(name);
        }
    }
}
