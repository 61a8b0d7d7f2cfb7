package dev.triage.command;

import dev.triage.diagnosis.Command;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The statements of a command that PostgreSQL's parser can be asked about. */
public final class ProposedSql {

    /** Another server's SQL; its syntax is not PostgreSQL's. */
    private static final Pattern OTHER_SERVER = Pattern.compile(
            "(?i)\\b(?:mysql|mariadb|innodb|percona|aurora-mysql|sql server|mssql|oracle|sqlite|cassandra|clickhouse"
                    + "|pgbouncer)\\b");
    private static final Pattern POSTGRES = Pattern.compile("(?i)postgres|\\bpsql\\b|\\bpg_\\w+");
    private static final Pattern OTHER_SYNTAX = Pattern
            .compile("(?i)^\\s*(?:show\\s+(?!all\\b|\\w+(?:\\.\\w+)?\\s*$)|show\\s+"
                    + "(?:pools|clients|servers|stats|databases|lists|users|config|mem)\\b|desc(?:ribe)?\\s|use\\s|kill\\s|set\\s+global|set\\s+persist"
                    + "|pause\\b|resume\\b|reconnect\\b|flush\\s|optimize\\s|lock\\s+tables|reload\\b)");

    private ProposedSql() {}

    /** Whether SQL about this incident is PostgreSQL's, as far as its text tells. */
    public static boolean isPostgres(CommandContext context) {
        String text = context.text();
        return text == null || !OTHER_SERVER.matcher(text).find() || POSTGRES.matcher(text).find();
    }

    /**
     * The statements of a command in SQL or of a client that is called with it; none if something has still to be filled
     * in, or if it is plainly another server's.
     */
    public static List<String> statements(Command command) {
        Anatomy anatomy = Dissection.of(command);
        return anatomy.statements().stream().map(ProposedSql::askable).flatMap(Optional::stream).distinct().toList();
    }

    private static Optional<String> askable(Statement statement) {
        boolean open = statement.tokens().stream().anyMatch(token -> token.kind() == SqlToken.Kind.PLACEHOLDER
                || token.kind() == SqlToken.Kind.PARAMETER && !token.text().startsWith("$"));
        String text = statement.text();
        return open || OTHER_SYNTAX.matcher(text).find() ? Optional.empty() : Optional.of(text);
    }
}
