package dev.triage.command;

import dev.triage.command.Wrappers.Inner;
import dev.triage.diagnosis.CommandLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Programs that send SQL to a server, and the SQL that they send. */
final class SqlClients {

    private static final Set<String> PROGRAMS = Set.of("psql", "mysql", "mariadb", "pgcli", "usql", "sqlite3",
            "cockroach",
            "mycli", "clickhouse-client");

    private SqlClients() {}

    /** The SQL of the call; empty if the program is no client. */
    static Optional<List<Inner>> statements(Invocation call) {
        if (!PROGRAMS.contains(call.program())) {
            return Optional.empty();
        }
        List<Inner> found = new ArrayList<>();
        for (int i = 1; i < call.words().size(); i++) {
            String word = call.word(i);
            // The short flag may end a group of others, such as -Atc, and may have its value behind it without a blank.
            if (word.matches("-[A-Za-z]*[ce]|--command|--execute|--query|-q") && !word.equals("-e")
                    || word.equals("-e") && !call.program().equals("psql")) {
                found.add(sql(call.word(++i)));
            } else if (word.matches("(?s)--(?:command|execute|query)=.*")) {
                found.add(sql(word.substring(word.indexOf('=') + 1)));
            } else if (word.matches("(?s)-[ce].*\\s.*")) {
                found.add(sql(word.substring(2)));
            } else if (word.matches("-f|--file|--file=.*") || word.matches("-f\\S+")) {
                found.add(new Inner.Unseen("it runs a file of SQL that is not seen here"));
            }
        }
        boolean listing = call.hasFlag("-l", "--list", "--version", "-V", "--help", "-?");
        if (found.isEmpty() && !listing) {
            found.add(call.input().map(text -> sql(text))
                    .orElseGet(() -> new Inner.Unseen("what SQL it would run is not said")));
        }
        return Optional.of(found);
    }

    private static Inner sql(String text) {
        return new Inner.Text(CommandLanguage.SQL, text);
    }
}
