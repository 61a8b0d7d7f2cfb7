package dev.triage.command;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What statements and functions do, from {@code sql.yaml}. */
final class SqlTable {

    private static final File FILE = Yaml.read("sql.yaml", File.class);
    private static final Map<String, CommandVerdict> STATEMENTS = statements();
    private static final WordTable<CommandVerdict> FUNCTIONS = WordTable.of(functions());
    private static final Set<String> SESSION_SETTINGS = Set.of(FILE.sessionSettings().strip().split("\\s+"));

    private SqlTable() {}

    /** By the leading words; empty if the statement is not known. */
    static Optional<CommandVerdict> statement(Statement statement) {
        for (int words = 3; words > 0; words--) {
            StringBuilder lead = new StringBuilder(statement.token(0).text());
            for (int i = 1; i < words; i++) {
                lead.append(' ').append(statement.token(i).text());
            }
            CommandVerdict verdict = STATEMENTS.get(lead.toString());
            if (verdict != null && statement.starts(lead.toString())) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }

    static Optional<CommandVerdict> function(String name) {
        return FUNCTIONS.find(name);
    }

    static boolean endsWithTheSession(String setting) {
        return SESSION_SETTINGS.contains(setting);
    }

    private static Map<String, CommandVerdict> statements() {
        Map<String, CommandVerdict> all = new HashMap<>();
        FILE.statements().forEach((effect, list) -> {
            for (String words : list.strip().split("\\s*;\\s*")) {
                String lead = words.replaceAll("\\s+", " ");
                all.put(lead, switch (effect) {
                    case "read" -> new CommandVerdict.ReadOnly();
                    case "reversible" -> new CommandVerdict.ChangesState(true, "it is a " + lead.toUpperCase(
                            java.util.Locale.ROOT));
                    default -> new CommandVerdict.ChangesState(false, "it is a " + lead.toUpperCase(
                            java.util.Locale.ROOT));
                });
            }
        });
        return Map.copyOf(all);
    }

    private static Map<String, CommandVerdict> functions() {
        Map<String, CommandVerdict> all = new LinkedHashMap<>();
        List<String> read = Arrays.asList(FILE.functions().read().strip().split("\\s+"));
        read.forEach(name -> all.put(name, new CommandVerdict.ReadOnly()));
        FILE.functions().reversible()
                .forEach((name, what) -> all.put(name, new CommandVerdict.ChangesState(true, name + " " + what)));
        FILE.functions().irreversible()
                .forEach((name, what) -> all.put(name, new CommandVerdict.ChangesState(false, name + " " + what)));
        return all;
    }

    private record File(Map<String, String> statements, String sessionSettings, Functions functions) {}

    private record Functions(String read, Map<String, String> reversible, Map<String, String> irreversible) {}
}
