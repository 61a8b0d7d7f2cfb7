package dev.triage.bench;

import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import dev.triage.search.Candidate;
import dev.triage.search.DocumentKind;
import dev.triage.search.EmbeddedPart;
import dev.triage.search.HybridSearch;
import dev.triage.search.NearestStatement;
import dev.triage.search.SearchDocument;
import dev.triage.search.SearchFilter;
import dev.triage.search.SearchHit;
import dev.triage.search.SearchProperties;
import dev.triage.search.SearchQuery;
import dev.triage.search.SearchRepository;
import dev.triage.search.WordFrequencies;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Measures search over made-up incidents in a database of its own: how fast, how complete, and beside what else. */
public final class SearchBenchmark {

    private static final int QUERIES = 200;
    private static final int FILTERED = 60;
    private static final int WRITTEN_FROM = 1_000_000;
    private static final int SCANS = 4;
    private static final int WRITES_PER_SECOND = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PrintWriter progress;
    private final SearchCorpus corpus;
    private final List<SearchCorpus.Row> asked;
    private final List<SearchQuery> queries;
    private final CorpusEmbedder embedder = new CorpusEmbedder();
    private final SearchProperties properties = new SearchProperties(0.5, 0.5, 0.6, 50, 2000, PATIENCE);
    private final Redactor redactor = new Redactor();
    private int written;

    /** @param progress hears what is being done */
    public SearchBenchmark(long seed, int rows, PrintWriter progress) {
        this.progress = progress;
        this.corpus = new SearchCorpus(seed, rows);
        this.asked = IntStream.range(0, QUERIES).mapToObj(corpus::query).toList();
        asked.forEach(embedder::learn);
        this.queries = asked.stream().map(row -> query(row, SearchFilter.NONE)).toList();
    }

    /**
     * Loads ever more of the corpus and measures at each size.
     *
     * @param server JDBC address of any database of the server
     * @param sizes ascending, the last one is all rows
     */
    public SearchBenchmarkReport run(String server, List<Integer> sizes)
            throws IOException, InterruptedException {
        try (SearchBenchmarkRepository database = new SearchBenchmarkRepository(server, 40)) {
            List<SearchBenchmarkStep> steps = new ArrayList<>();
            int loaded = 0;
            for (int rows : sizes) {
                say("%,d rows: loading", rows);
                database.dropIndexes();
                double seconds = database.load(corpus, loaded, rows);
                double perSecond = (rows - loaded) / seconds;
                loaded = rows;
                Map<String, Double> build = database.build((index, done) -> say("%,d rows: %s %.0f %%", rows, index,
                        100 * done));
                say("%,d rows: built %s", rows, build);
                steps.add(measure(database, rows, perSecond, build));
            }
            return new SearchBenchmarkReport(database.versions(), steps);
        }
    }

    private SearchBenchmarkStep measure(SearchBenchmarkRepository database, int rows, double rowsPerSecond,
            Map<String, Double> build) throws IOException, InterruptedException {
        SearchRepository documents = database.documents();
        HybridSearch search = new HybridSearch(documents, database.termSample(), embedder, redactor, properties);
        say("%,d rows: recall", rows);
        Map<String, Recall> recall = recall(database, documents, search, rows);
        recall.forEach((what, share) -> say("  %s: %.4f of %d", what, share.share(), share.wanted()));
        say("%,d rows: speed", rows);
        Map<Integer, Latencies> byClients = new LinkedHashMap<>();
        Latencies alone = Latencies.measure(1, 2 * QUERIES, i -> search.search(query(i)));
        byClients.put(1, alone);
        for (int clients : new int[]{8, 32}) {
            byClients.put(clients, Latencies.measure(clients, 2 * QUERIES, i -> search.search(query(i))));
        }
        Latencies words = Latencies.measure(1, QUERIES, i -> byWords(documents, query(i)));
        Latencies bare = BareStatements.run(database.url(), statements(database), 4, 100).orElse(null);
        double scan = Latencies.measure(1, SCANS, i -> database.scan(asked.get(i).text())).p50();
        database.startLibrary();
        double library = Latencies.measure(1, 10, i -> database.library(asked.get(i).embedding(), 10)).p50();
        database.endLibrary();
        Latencies whileWriting = whileWriting(documents, search);
        say("  fused p95 %.1f ms, bare %.1f ms, scan %.0f ms", alone.p95(),
                bare == null ? Double.NaN : bare.p95(), scan);
        return new SearchBenchmarkStep(rows, rowsPerSecond, build, database.megabytes(), byClients, words, bare, scan,
                library, recall, whileWriting);
    }

    private Map<String, Recall> recall(SearchBenchmarkRepository database, SearchRepository documents,
            HybridSearch search, int rows) {
        Instant half = Instant.parse("2025-07-01T00:00:00Z");
        Map<String, Function<SearchCorpus.Row, SearchFilter>> filters = new LinkedHashMap<>();
        filters.put("of the service", row -> new SearchFilter(Set.of(row.service()), Set.of(), null));
        filters.put("of the tenant", row -> new SearchFilter(Set.of(), Set.of("tenant=" + row.tenant()), null));
        filters.put("since July", row -> new SearchFilter(Set.of(), Set.of(), half));
        List<ExactNeighbours.Asked> all = new ArrayList<>();
        asked.forEach(row -> all.add(new ExactNeighbours.Asked(row.text(), any -> true)));
        for (Function<SearchCorpus.Row, SearchFilter> filter : filters.values()) {
            asked.subList(0, FILTERED).forEach(
                    row -> all.add(new ExactNeighbours.Asked(row.text(), allowed(filter.apply(row)))));
        }
        List<List<Double>> exact = new ExactNeighbours(all).of(corpus, rows);
        checkAgainstScan(database, exact);
        Map<String, Recall> recall = new LinkedHashMap<>();
        List<List<Double>> fused = queries.stream().map(query -> trigrams(search.candidates(query, 50))).toList();
        List<List<Double>> words = queries.stream().map(query -> highest(
                byWords(documents, query).stream().map(Candidate::trigram).toList())).toList();
        for (double least : new double[]{0.5, 0.3}) {
            for (int depth : new int[]{5, 10}) {
                String what = String.format(Locale.ROOT, "recall@%d from %.1f", depth, least);
                recall.put(what + ", fused", Recall.of(fused, exact.subList(0, QUERIES), depth, least));
                recall.put(what + ", by words alone", Recall.of(words, exact.subList(0, QUERIES), depth, least));
            }
        }
        int start = QUERIES;
        for (Map.Entry<String, Function<SearchCorpus.Row, SearchFilter>> filter : filters.entrySet()) {
            List<List<Double>> found = asked.subList(0, FILTERED).stream()
                    .map(row -> trigrams(search.candidates(query(row, filter.getValue().apply(row)), 50))).toList();
            recall.put("recall@5 from 0.3, fused, " + filter.getKey(),
                    Recall.of(found, exact.subList(start, start + FILTERED), 5, 0.3));
            start += FILTERED;
        }
        recall.put("recall@10 by meaning", meaning(database, search));
        return recall;
    }

    /** What finds the nearest vectors against looking at all of them. */
    private Recall meaning(SearchBenchmarkRepository database, HybridSearch search) {
        List<List<Double>> exact = new ArrayList<>();
        List<List<Double>> found = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            exact.add(database.nearestVectors(asked.get(i).embedding()));
            found.add(highest(search.candidates(query(i), 50).stream().map(SearchHit::cosine).toList()));
        }
        return Recall.of(found, exact, 10, -1);
    }

    private void checkAgainstScan(SearchBenchmarkRepository database, List<List<Double>> exact) {
        List<Double> scanned = database.scan(asked.getFirst().text());
        for (int i = 0; i < scanned.size(); i++) {
            if (Math.abs(scanned.get(i) - exact.getFirst().get(i)) > 1e-5) {
                throw new IllegalStateException("pg_trgm finds " + scanned + ", we find " + exact.getFirst());
            }
        }
    }

    private Latencies whileWriting(SearchRepository documents, HybridSearch search) {
        Thread writer = Thread.ofPlatform().daemon().start(() -> {
            long next = System.nanoTime();
            while (!Thread.currentThread().isInterrupted()) {
                write(documents, corpus.query(WRITTEN_FROM + written++));
                next += 1_000_000_000L / WRITES_PER_SECOND;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        });
        try {
            return Latencies.measure(1, 2 * QUERIES, i -> search.search(query(i)));
        } finally {
            writer.interrupt();
            try {
                writer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            // They are no rows of the corpus, and the next size is compared with it.
            IntStream.range(0, written).forEach(
                    i -> documents.remove(DocumentKind.INCIDENT, corpus.query(WRITTEN_FROM + i).ref()));
            written = 0;
        }
    }

    private void write(SearchRepository documents, SearchCorpus.Row row) {
        documents.replace(DocumentKind.INCIDENT, row.ref(), List.of(new EmbeddedPart(
                new SearchDocument(DocumentKind.INCIDENT, row.ref(), 0, redactor.redact(row.title()),
                        redactor.redact(row.body()), row.occurredAt(), true, row.service(), Set.of()),
                "made-up", row.embedding())), embedder.modelId());
    }

    private List<String> statements(SearchBenchmarkRepository database) {
        WordFrequencies frequencies = database.frequencies();
        return IntStream.range(0, 100).mapToObj(i -> {
            NearestStatement statement = new NearestStatement(query(i), List.of(asked.get(i).embedding()),
                    properties.candidates());
            return BareStatements.literal(statement.sql(database.live()),
                    statement.parameters(frequencies.rarest(statement.words())));
        }).toList();
    }

    private List<Candidate> byWords(SearchRepository documents, SearchQuery query) {
        return documents.nearest(query, List.of(), embedder.modelId(), properties.candidates(), PATIENCE);
    }

    private SearchQuery query(int number) {
        return queries.get(number % QUERIES);
    }

    private SearchQuery query(SearchCorpus.Row row, SearchFilter filter) {
        RedactedText title = redactor.redact(row.title());
        return new SearchQuery(DocumentKind.INCIDENT, title, redactor.redact(row.body()), null, null, 10, filter);
    }

    private static Predicate<SearchCorpus.Row> allowed(SearchFilter filter) {
        Instant since = filter.since();
        return row -> (filter.services().isEmpty() || filter.services().contains(row.service()))
                && (filter.labels().isEmpty() || filter.labels().contains("tenant=" + row.tenant()))
                && (since == null || !row.occurredAt().isBefore(since));
    }

    private static List<Double> trigrams(List<SearchHit> hits) {
        return highest(hits.stream().map(SearchHit::trigram).toList());
    }

    private static List<Double> highest(List<Double> values) {
        return values.stream().sorted(Collections.reverseOrder()).toList();
    }

    private void say(String format, Object... values) {
        progress.printf(Locale.ROOT, format + "%n", values);
        progress.flush();
    }
}
