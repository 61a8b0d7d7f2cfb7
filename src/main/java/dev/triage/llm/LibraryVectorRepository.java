package dev.triage.llm;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.pgvector.PgVectorEmbeddingStore;
import java.util.List;
import javax.sql.DataSource;

/** LangChain4j's own store of vectors, for benchmarks to be measured against; the service does not use it. */
public final class LibraryVectorRepository {

    private final PgVectorEmbeddingStore store;

    /** Makes the store's table if it is not there, as the library does it by default: without an index. */
    public LibraryVectorRepository(DataSource dataSource, String table, int dimensions) {
        this.store = PgVectorEmbeddingStore.datasourceBuilder().datasource(dataSource).table(table)
                .dimension(dimensions).createTable(true).build();
    }

    /** The ids of the nearest vectors, the nearest first. */
    public List<String> nearest(float[] vector, int limit) {
        return store.search(EmbeddingSearchRequest.builder().queryEmbedding(Embedding.from(vector))
                .maxResults(limit).build()).matches().stream().map(match -> match.embeddingId()).toList();
    }
}
