package dev.triage.fact;

import java.util.List;

/**
 * An SQL statement that stands in the context.
 *
 * @param sql the statement as it stands
 * @param verb its first keyword, upper case
 * @param tables the relations it names, in order, without duplicates
 */
public record SqlStatement(String id, Span span, String sql, String verb, List<String> tables) implements Fact {

    public SqlStatement {
        tables = List.copyOf(tables);
    }
}
