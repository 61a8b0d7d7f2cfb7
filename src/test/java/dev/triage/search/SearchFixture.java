package dev.triage.search;

import dev.triage.TestDatabase;
import dev.triage.llm.TestEmbedder;
import dev.triage.redact.Redactor;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A search over a database of its own, with a real embedding model. */
public final class SearchFixture {

    private final DataSource dataSource = TestDatabase.migrated();
    private final TestEmbedder embedder = new TestEmbedder();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    private final HybridSearch search;

    public SearchFixture() {
        this(defaults());
    }

    SearchFixture(SearchProperties properties) {
        this.search = new HybridSearch(new SearchRepository(jdbc, transaction), termSample(),
                embedder, new Redactor(), properties);
    }

    static SearchProperties defaults() {
        return new SearchProperties(0.5, 0.5, 0.6, 50, 2_000, Duration.ofSeconds(2));
    }

    public HybridSearch search() {
        return search;
    }

    public TestEmbedder embedder() {
        return embedder;
    }

    TermSampleRepository termSample() {
        return new TermSampleRepository(jdbc, Clock.systemUTC());
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public TransactionTemplate transaction() {
        return transaction;
    }
}
