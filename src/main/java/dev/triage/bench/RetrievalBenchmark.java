package dev.triage.bench;

import dev.triage.fact.FactExtractor;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Origin;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import dev.triage.runbook.Runbook;
import dev.triage.runbook.Runbooks;
import dev.triage.search.HybridSearch;
import dev.triage.search.SearchHit;
import dev.triage.similar.SimilarIncidents;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures how well past incidents and runbooks are found, on documents whose relatives are known: by trigrams alone, by
 * vectors alone, by BM25, by both ranks fused and by the relevance that the service uses. What is measured is the
 * service's own way, from indexing to the threshold, in a scratch database.
 */
public final class RetrievalBenchmark {

    /** As many as the search looks at when all are to be ranked by one measure alone. */
    private static final int LOOKED_AT = 500;
    private static final int RANK_CONSTANT = 60;
    private static final int LIMIT = 50;
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private final RetrievalData data;
    private final Twins twins;
    private final PrintWriter out;

    /**
     * Reads what is to be measured.
     *
     * @param folder holds {@code incidents.jsonl}, {@code runbooks.jsonl} and {@code alert_to_runbook.jsonl}
     * @param twins holds incidents told in English and in Chinese, a folder each with {@code en.md} and {@code zh.md}
     * @param out where the tables go
     * @throws IllegalArgumentException if the folder does not hold what it should; says what
     */
    public RetrievalBenchmark(Path folder, Path twins, PrintWriter out) throws IOException {
        this.data = RetrievalData.load(folder);
        this.twins = Twins.load(twins);
        this.out = out;
    }

    /**
     * Runs the benchmark.
     *
     * @param databaseUrl JDBC address of any database on the server to use; the user must be allowed to create one
     * @param start starts a service with the given settings
     */
    public void run(String databaseUrl, Function<String[], ConfigurableApplicationContext> start)
            throws IOException {
        try (BenchmarkRepository database = new BenchmarkRepository(databaseUrl);
                ConfigurableApplicationContext service = start.apply(settings(database.url()))) {
            out.printf("PostgreSQL %s, Java %s; %d incidents, %d runbooks, %d alerts%n", database.serverVersion(),
                    Runtime.version(), data.incidents().size(), data.runbooks().size(), data.alerts().size());
            Bench bench = new Bench(service);
            if (!data.incidents().isEmpty()) {
                bench.incidents();
            }
            if (!twins.reports().isEmpty()) {
                bench.twins();
            }
            if (!data.alerts().isEmpty()) {
                bench.alerts();
            }
        }
    }

    /** The tables of one run. */
    private final class Bench {
        private final HybridSearch search;
        private final SimilarIncidents similar;
        private final Runbooks runbooks;
        private final IncidentRepository repository;
        private final FactExtractor facts;
        private final Redactor redactor;

        Bench(ConfigurableApplicationContext service) {
            this.search = service.getBean(HybridSearch.class);
            this.similar = service.getBean(SimilarIncidents.class);
            this.runbooks = service.getBean(Runbooks.class);
            this.repository = service.getBean(IncidentRepository.class);
            this.facts = service.getBean(FactExtractor.class);
            this.redactor = service.getBean(Redactor.class);
        }

        void incidents() throws IOException {
            progress("indexing incidents", data.incidents().size(), this::indexIncident);
            Map<Integer, Set<Integer>> relatives = new TreeMap<>(data.relatives());
            // Without its title, a report may have nothing left to ask with.
            relatives.keySet().removeIf(self -> data.incidents().get(self).body().isBlank());
            Map<String, Ranking> rankings = new TreeMap<>();
            try (LuceneBaseline lucene = new LuceneBaseline(data.incidents().stream()
                    .map(report -> report.title() + "\n" + report.body()).toList())) {
                int[] asked = {0};
                for (Map.Entry<Integer, Set<Integer>> query : relatives.entrySet()) {
                    int self = query.getKey();
                    String text = data.incidents().get(self).body();
                    Set<UUID> wanted = query.getValue().stream().map(RetrievalBenchmark::id)
                            .collect(Collectors.toSet());
                    List<SearchHit> hits = nearest(self);
                    Rankings.of(hits, RANK_CONSTANT).forEach((name, ranked) -> rankings
                            .computeIfAbsent(name, key -> new Ranking()).add(ranked, wanted));
                    rankings.computeIfAbsent(Rankings.BM25, key -> new Ranking()).add(lucene.search(text).stream()
                            .filter(position -> position != self).map(RetrievalBenchmark::id).toList(), wanted);
                    asked[0]++;
                }
                table("incidents of the same group, " + asked[0] + " queries without their titles", rankings);
            }
            honesty();
            thresholds(relatives);
        }

        /** The same by relevance alone, for each least relevance that one could ask for. */
        private void thresholds(Map<Integer, Set<Integer>> relatives) {
            List<Double> strange = new ArrayList<>();
            List<Double> best = new ArrayList<>();
            List<Double> right = new ArrayList<>();
            for (int self = 0; self < data.incidents().size(); self++) {
                if (data.incidents().get(self).body().isBlank()) {
                    continue;
                }
                String source = data.incidents().get(self).source();
                List<SearchHit> hits = nearest(self);
                hits.stream().filter(hit -> !data.incidents().get(position(hit.ref())).source().equals(source))
                        .mapToDouble(SearchHit::score).findFirst().ifPresent(strange::add);
                if (relatives.containsKey(self) && !hits.isEmpty()) {
                    best.add(hits.getFirst().score());
                    if (relatives.getOrDefault(self, Set.of()).contains(position(hits.getFirst().ref()))) {
                        right.add(hits.getFirst().score());
                    }
                }
            }
            out.printf("%n| least relevance | shown | a relative first | false matches |%n|---|---|---|---|%n");
            for (double least = 0.1; least < 0.95; least += 0.1) {
                out.printf(Locale.ROOT, "| %.1f | %.3f | %.3f | %.3f |%n", least, share(best, least, best.size()),
                        share(right, least, best.size()), share(strange, least, strange.size()));
            }
            out.flush();
        }

        /** Whether the service itself would show something to who has no relatives: its own source is left out for that. */
        private void honesty() {
            int strange = 0;
            for (int self = 0; self < data.incidents().size(); self++) {
                String source = data.incidents().get(self).source();
                strange += shown(self).stream()
                        .anyMatch(other -> !data.incidents().get(other).source().equals(source)) ? 1 : 0;
            }
            out.printf(Locale.ROOT, "%nOf %d incidents whose own organisation's reports are left out, %.3f are shown "
                    + "something as similar.%n", data.incidents().size(), (double) strange / data.incidents().size());
            out.flush();
        }

        private List<Integer> shown(int self) {
            RedactedText text = redactor.redact(data.incidents().get(self).body());
            if (text.isBlank()) {
                return List.of();
            }
            return similar.findByText(text, facts.extract(text), LIMIT).stream()
                    .map(found -> position(found.id().value())).filter(other -> other != self)
                    .toList();
        }

        private List<SearchHit> nearest(int self) {
            RedactedText text = redactor.redact(data.incidents().get(self).body());
            return search.candidates(similar.query(text, facts.extract(text), new IncidentId(id(self))), LOOKED_AT);
        }

        private void indexIncident(int position) {
            RetrievalData.Report report = data.incidents().get(position);
            index(id(position), report.title(), report.body());
        }

        private void index(UUID id, String givenTitle, String text) {
            RedactedText title = redactor.redact(givenTitle);
            Incident incident = new Incident(new IncidentId(id),
                    title.length() > Incident.TITLE_MAX_CHARS ? title.slice(0, Incident.TITLE_MAX_CHARS) : title,
                    new ServiceName("unknown"), RedactedText.empty(), THEN, Severity.UNKNOWN, Map.of(),
                    redactor.redact(text), IncidentStatus.OPEN, Origin.LIVE, THEN, null);
            repository.insert(incident);
            similar.index(incident, facts.extract(incident.context()));
        }

        /** Each telling looks for the other, among all incidents that are indexed; titles are part of the question. */
        void twins() {
            List<Twins.Report> reports = twins.reports();
            for (int i = 0; i < reports.size(); i++) {
                index(twin(i), reports.get(i).title(), reports.get(i).text());
            }
            Map<String, Ranking> rankings = new TreeMap<>();
            for (int i = 0; i < reports.size(); i++) {
                RedactedText text = redactor.redact(reports.get(i).title() + "\n" + reports.get(i).text());
                List<SearchHit> hits = search.candidates(
                        similar.query(text, facts.extract(text), new IncidentId(twin(i))), LOOKED_AT);
                String direction = i % 2 == 0 ? "English finds Chinese, " : "Chinese finds English, ";
                UUID wanted = twin(Twins.other(i));
                Rankings.of(hits, RANK_CONSTANT).forEach((name, ranked) -> rankings
                        .computeIfAbsent(direction + name, key -> new Ranking()).add(ranked, Set.of(wanted)));
            }
            table(reports.size() / 2 + " incidents told twice, among " + (reports.size() + data.incidents().size()),
                    rankings);
        }

        void alerts() throws IOException {
            progress("indexing runbooks", data.runbooks().size(), position -> {
                RetrievalData.Book book = data.runbooks().get(position);
                try {
                    runbooks.add(slug(book.id()), book.text(), book.id());
                } catch (IllegalArgumentException e) {
                    out.println("left out: " + book.id() + ": " + e.getMessage());
                }
            });
            Map<UUID, String> books = runbooks.list().stream()
                    .collect(Collectors.toMap(Runbook::id, Runbook::source));
            try (LuceneBaseline lucene = new LuceneBaseline(
                    data.runbooks().stream().map(RetrievalData.Book::text).toList())) {
                alerts("runbooks of an alert, by its text without its name", books, lucene, RetrievalData.Alert::text);
                if (data.alerts().stream().anyMatch(alert -> !alert.expression().isBlank())) {
                    alerts("runbooks of an alert, by text and expression", books, lucene,
                            alert -> alert.text() + "\n" + alert.expression());
                }
            }
        }

        private void alerts(String what, Map<UUID, String> books, LuceneBaseline lucene,
                Function<RetrievalData.Alert, String> asked) throws IOException {
            Map<String, Ranking> rankings = new TreeMap<>();
            Set<String> known = new HashSet<>(books.values());
            for (RetrievalData.Alert alert : data.alerts()) {
                Set<String> wanted = new HashSet<>(alert.runbooks());
                wanted.retainAll(known);
                if (wanted.isEmpty()) {
                    continue;
                }
                String text = asked.apply(alert);
                List<SearchHit> hits = search.candidates(Runbooks.query(redactor.redact(text), LIMIT), LOOKED_AT);
                Rankings.of(hits, RANK_CONSTANT).forEach((name, ranked) -> rankings
                        .computeIfAbsent(name, key -> new Ranking()).add(ranked.stream()
                                .map(ref -> books.getOrDefault(ref, ref.toString())).toList(), wanted));
                rankings.computeIfAbsent(Rankings.BM25, key -> new Ranking()).add(lucene.search(text).stream()
                        .map(position -> data.runbooks().get(position).id()).toList(), wanted);
            }
            table(what, rankings);
        }
    }

    private void table(String what, Map<String, Ranking> rankings) {
        out.printf("%n| %s | hit@1 | hit@5 | nDCG@10 | MRR |%n|---|---|---|---|---|%n", what);
        rankings.forEach((name, ranking) -> out.println(ranking.row(name)));
        out.flush();
    }

    private void progress(String what, int count, IntConsumer work) {
        long next = System.nanoTime();
        for (int i = 0; i < count; i++) {
            work.accept(i);
            if (System.nanoTime() - next > 5_000_000_000L) {
                next = System.nanoTime();
                System.err.printf("%s: %d of %d%n", what, i + 1, count);
            }
        }
    }

    private static UUID id(int position) {
        return new UUID(0, position);
    }

    private static UUID twin(int position) {
        return new UUID(1, position);
    }

    private static int position(UUID id) {
        return (int) id.getLeastSignificantBits();
    }

    private static double share(List<Double> values, double least, int of) {
        return (double) values.stream().filter(value -> value >= least).count() / of;
    }

    private static String slug(String id) {
        String plain = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String unique = plain.length() > 80 ? plain.substring(plain.length() - 80) : plain;
        return unique.replaceAll("^-+", "") + "-" + Integer.toHexString(id.hashCode());
    }

    private static String[] settings(String databaseUrl) {
        return new String[]{"--spring.datasource.url=" + databaseUrl, "--server.port=0",
                "--server.address=127.0.0.1", "--logging.level.root=WARN", "--spring.main.banner-mode=off",
                "--triage.samples.load=false", "--triage.search.statement-timeout=60s"};
    }
}
