package dev.triage.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How common terms are, by a sample of the documents that the database holds: the first ones by their ids, which come by
 * chance. Kept for some minutes, for it changes slowly; while there are few documents each one changes it, and it is
 * taken anew for every search.
 */
@Repository
public class TermSampleRepository {

    private record Taken(TermStatistics statistics, Instant at) {}

    private static final int DOCUMENTS_MAX = 500;
    private static final int FEW_DOCUMENTS = 40;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Glossary glossary = new Glossary();
    private final Map<DocumentKind, Taken> latest = new EnumMap<>(DocumentKind.class);

    public TermSampleRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    TermStatistics statistics(DocumentKind kind) {
        synchronized (latest) {
            Taken taken = latest.get(kind);
            if (taken != null && taken.statistics().documents() > FEW_DOCUMENTS
                    && clock.instant().isBefore(taken.at().plus(KEPT))) {
                return taken.statistics();
            }
        }
        Taken taken = new Taken(TermStatistics.of(sample(kind)), clock.instant());
        synchronized (latest) {
            latest.put(kind, taken);
        }
        return taken.statistics();
    }

    /** Chinese documents count with their English words, since these are what is asked for across languages. */
    private List<Terms> sample(DocumentKind kind) {
        return jdbc.sql("""
                        SELECT title, body FROM search_document WHERE kind = :kind AND searchable
                        ORDER BY ref, part LIMIT :documents
                        """).param("kind", kind.name()).param("documents", DOCUMENTS_MAX)
                .query((row, number) -> Terms.of(row.getString("title") + "\n"
                        + row.getString("body") + glossed(row.getString("body"))))
                .list();
    }

    private String glossed(String text) {
        String said = glossary.english(text);
        return said.equals(text) ? "" : "\n" + said;
    }
}
