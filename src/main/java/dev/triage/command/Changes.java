package dev.triage.command;

import dev.triage.diagnosis.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what a command changes. */
public final class Changes {

    private static final Set<String> DATA = Set.of("delete", "update", "insert", "merge", "truncate");

    private Changes() {}

    /** The changes that are recognised, in order; a change of another kind is not listed. */
    public static List<Change> of(Command command) {
        Anatomy anatomy = Dissection.of(command);
        List<Change> changes = new ArrayList<>();
        anatomy.statements().forEach(statement -> ofStatement(statement, changes));
        anatomy.invocations().forEach(call -> ofCall(call, changes));
        return changes;
    }

    private static void ofStatement(Statement statement, List<Change> changes) {
        if (statement.starts("create index") || statement.starts("create unique index")) {
            int at = statement.skip(1, "unique", "index", "concurrently", "if", "not", "exists");
            changes.add(new Change.IndexBuilt(statement.token(at).is("on") ? "" : bare(statement.nameAt(at))));
        } else if (statement.starts("drop index")) {
            changes.add(new Change.IndexDropped(bare(statement.nameAt(
                    statement.skip(2, "concurrently", "if", "exists")))));
        } else if (statement.starts("alter table") || statement.starts("alter role") || statement.starts("alter user")
                || statement.starts("alter database") || statement.starts("alter system")) {
            altered(statement, changes);
        } else if (statement.starts("drop table") || statement.starts("drop schema")) {
            changes.add(new Change.DataChanged("drops " + statement.token(1).text()));
        }
        for (Statement part : statement.parts()) {
            if (DATA.contains(part.token(0).text())) {
                changes.add(new Change.DataChanged(part.token(0).text().toUpperCase(Locale.ROOT)));
            }
        }
        for (Statement.Call call : statement.calls()) {
            if (call.name().equals("pg_terminate_backend")) {
                changes.add(new Change.SessionsEnded());
            } else if (call.name().equals("pg_cancel_backend")) {
                changes.add(new Change.QueriesCancelled());
            }
        }
    }

    private static void altered(Statement statement, List<Change> changes) {
        boolean system = statement.starts("alter system");
        int owner = system ? 1 : statement.skip(2, "if", "exists", "only");
        int set = statement.indexOf("set", owner);
        int reset = statement.indexOf("reset", owner);
        String name = system ? "system" : bare(statement.nameAt(owner));
        if (reset > 0) {
            int at = statement.token(reset + 1).is("(") ? reset + 2 : reset + 1;
            changes.add(new Change.SettingReset(name, statement.token(at).text()));
        } else if (set > 0 && !statement.has("not null") && !statement.has("default")) {
            int at = statement.token(set + 1).is("(") ? set + 2 : set + 1;
            changes.add(new Change.SettingSet(name, statement.nameAt(at)));
        } else if (statement.has("drop column")) {
            changes.add(new Change.DataChanged("drops a column"));
        }
    }

    private static void ofCall(Invocation call, List<Change> changes) {
        List<String> arguments = call.arguments(ToolTable.values(call.program())).stream().map(ShellWord::text)
                .map(text -> text.toLowerCase(Locale.ROOT)).toList();
        String verb = arguments.isEmpty() ? "" : arguments.getFirst();
        String second = arguments.size() > 1 ? arguments.get(1) : "";
        String last = arguments.isEmpty() ? "" : workload(arguments.getLast());
        if (Restarts.is(call)) {
            changes.add(new Change.Restarted(last));
            return;
        }
        switch (call.program()) {
            case "kubectl", "oc", "k" -> {
                switch (verb) {
                    case "scale" -> changes.add(new Change.Scaled(last, call.value("--replicas")));
                    case "rollout" -> {
                        if (second.equals("undo")) {
                            changes.add(new Change.RolledBack(last));
                        }
                    }
                    case "set", "apply" -> changes.add(new Change.RolledOut(last));
                    case "cordon", "drain" -> changes.add(new Change.NodeClosed(last));
                    case "uncordon" -> changes.add(new Change.NodeOpened(last));
                    default -> {
                    }
                }
            }
            case "helm" -> {
                if (verb.equals("rollback")) {
                    changes.add(new Change.RolledBack(second));
                } else if (verb.equals("upgrade")) {
                    changes.add(new Change.RolledOut(second));
                }
            }
            case "aws" -> {
                String copies = call.value("--desired-count", "--desired-capacity");
                if (!copies.isEmpty()) {
                    changes.add(new Change.Scaled(call.value("--service", "--auto-scaling-group-name")
                            .toLowerCase(Locale.ROOT), copies));
                }
            }
            default -> {
            }
        }
    }

    private static String workload(String argument) {
        return argument.substring(argument.indexOf('/') + 1);
    }

    private static String bare(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
