package dev.triage.runbook;

import dev.triage.redact.RedactedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The runbooks in the database. */
@Repository
class RunbookRepository {

    private static final String SECTIONS = """
                                           SELECT title, slug, heading, anchor, body
                                           FROM runbook_section JOIN runbook ON runbook.id = runbook_id
                                           """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RunbookRepository(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    Optional<Runbook> find(String slug) {
        return jdbc.sql("SELECT id, slug, title, source, content_hash, reviewed FROM runbook WHERE slug = :slug")
                .param("slug", slug).query(this::runbook).optional();
    }

    List<Runbook> list() {
        return jdbc.sql("SELECT id, slug, title, source, content_hash, reviewed FROM runbook ORDER BY title, slug")
                .query(this::runbook).list();
    }

    /** Stores a runbook with exactly these sections. */
    void save(Runbook runbook, List<RunbookSection> sections) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                     INSERT INTO runbook (id, slug, title, source, content_hash, reviewed)
                     VALUES (:id, :slug, :title, :source, :hash, CAST(:reviewed AS date))
                     ON CONFLICT (id) DO UPDATE
                     SET title = excluded.title, source = excluded.source, content_hash = excluded.content_hash,
                         reviewed = excluded.reviewed
                     """).param("id", runbook.id()).param("slug", runbook.slug()).param("title", runbook.title())
                    .param("source", runbook.source()).param("hash", runbook.contentHash())
                    .param("reviewed", runbook.reviewed()).update();
            jdbc.sql("DELETE FROM runbook_section WHERE runbook_id = :id").param("id", runbook.id()).update();
            for (int part = 0; part < sections.size(); part++) {
                insert(runbook.id(), part, sections.get(part));
            }
        });
    }

    boolean remove(UUID id) {
        return jdbc.sql("DELETE FROM runbook WHERE id = :id").param("id", id).update() == 1;
    }

    List<RunbookSection> sections(String slug) {
        return jdbc.sql(SECTIONS + "WHERE slug = :slug ORDER BY part").param("slug", slug).query(this::section).list();
    }

    List<RunbookSection> sections(UUID runbook) {
        return jdbc.sql(SECTIONS + "WHERE runbook_id = :id ORDER BY part").param("id", runbook).query(this::section)
                .list();
    }

    private void insert(UUID runbook, int part, RunbookSection section) {
        String anchor = section.anchor().substring(section.anchor().indexOf('#') + 1);
        jdbc.sql("""
                 INSERT INTO runbook_section (runbook_id, part, heading, anchor, body)
                 VALUES (:runbook, :part, :heading, :anchor, :body)
                 """).param("runbook", runbook).param("part", part).param("heading", section.heading())
                .param("anchor", anchor).param("body", section.text().value()).update();
    }

    private Runbook runbook(ResultSet row, int number) throws SQLException {
        return new Runbook(row.getObject("id", UUID.class), row.getString("slug"), row.getString("title"),
                row.getString("source"), row.getString("content_hash"), row.getObject("reviewed", LocalDate.class));
    }

    private RunbookSection section(ResultSet row, int number) throws SQLException {
        return new RunbookSection(row.getString("title"), row.getString("heading"),
                row.getString("slug") + "#" + row.getString("anchor"), RedactedText.fromStore(row.getString("body")));
    }
}
