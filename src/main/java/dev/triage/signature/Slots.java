package dev.triage.signature;

import dev.triage.diagnosis.Entity;
import dev.triage.fact.ChangeEvent;
import dev.triage.fact.SqlStatement;
import dev.triage.signature.ClueMatch.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of one hypothesis by name, to be put into its templates. */
final class Slots {

    /** Slots that the engine fills when the context tells; a mode adds the named groups of its own phrases. */
    static final Set<String> NAMES = Set.of("service", "version", "deployTime", "changedService", "change", "minutes",
            "onset", "table", "query", "indexName", "indexDdl", "columns", "pod", "namespace", "deployment", "node",
            "image", "container", "role", "job", "replica", "workMem");

    /** Of these, and of the names that phrases read, a report lists as entities what is not a mere word of a sentence. */
    private static final Set<String> NO_ENTITIES = Set.of("deployTime", "changedService", "change", "minutes", "onset",
            "query", "indexDdl", "columns", "collectedAt", "crowd", "storm", "holder", "ddlPid", "workMem",
            "tempBlocks",
            "tempCalls", "oldWorkMem", "oldValue", "inDatabase", "lastValue", "maxValue", "sequenceType", "narrowType",
            "narrowColumn",
            "wideColumn",
            "sequenceTable", "sequenceColumn", "autovacuumOff", "indexTable", "indexColumn", "uniqueIndex",
            "keepLowest",
            "keepHighest");
    /** What may stand in a command: a plain name, so that a context can never smuggle in a command of its own. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.:/@-]{0,120}");
    private static final Pattern VERSION = Pattern.compile("v?\\d[\\w.+-]*|[a-f0-9]{7,40}");
    private static final int QUERY_MAX_CHARS = 400;
    private static final Set<String> OWN_COMMANDS = Set.of("indexDdl", "indexName", "columns");

    private final Map<String, String> values;

    private Slots(Map<String, String> values) {
        this.values = values;
    }

    static Slots of(Candidate candidate, CaseFile file, SignatureInput input, List<Phrase> entities) {
        Map<String, String> values = new LinkedHashMap<>();
        candidate.speaksFor().forEach(match -> match.names().forEach(values::putIfAbsent));
        List<Place> places = candidate.speaksFor().stream().flatMap(match -> match.places().stream()).toList();
        nearest(entities, file, places).forEach(values::putIfAbsent);
        values.put("service", input.incident().service().value());
        OnsetChange.of(file).ifPresent(change -> change.fill(values, file.chronology().day()));
        if (!file.chronology().onsetText().isEmpty()) {
            values.put("onset", file.chronology().onsetText());
        }
        statement(file, places, values).ifPresent(sql -> fillQuery(sql, file.text(), values));
        WorkMemAdvice.of(values.get("tempBlocks"), values.get("tempCalls"))
                .ifPresent(size -> values.put("workMem", size));
        return new Slots(values);
    }

    /** Slots without a hypothesis, for the sentences of the report itself. */
    static Slots of(Map<String, String> values) {
        return new Slots(new LinkedHashMap<>(values));
    }

    private static Map<String, String> nearest(List<Phrase> entities, CaseFile file, List<Place> places) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, Integer> distances = new LinkedHashMap<>();
        for (Phrase phrase : entities) {
            for (PhraseHit hit : file.hits(phrase)) {
                int distance = places.stream().mapToInt(place -> Math.abs(place.start() - hit.start())).min()
                        .orElse(hit.start());
                hit.names().forEach((name, value) -> {
                    if (distance < distances.getOrDefault(name, Integer.MAX_VALUE)) {
                        distances.put(name, distance);
                        names.put(name, value);
                    }
                });
            }
        }
        return names;
    }

    /** The statement nearest to the evidence that works on a table of the application. */
    private static java.util.Optional<SqlStatement> statement(CaseFile file, List<Place> places,
            Map<String, String> values) {
        String table = values.get("table");
        return file.statements().stream().filter(sql -> !sql.tables().isEmpty())
                .filter(sql -> !sql.tables().getFirst().startsWith("pg_"))
                .filter(sql -> table == null || sql.tables().contains(table))
                .min(Comparator.comparingInt(sql -> places.stream()
                        .mapToInt(place -> Math.abs(place.start() - sql.span().start())).min().orElse(0)));
    }

    private static void fillQuery(SqlStatement statement, String text, Map<String, String> values) {
        String sql = statement.sql().strip().replaceAll(";$", "").replaceAll("\\s+", " ");
        values.putIfAbsent("table", statement.tables().getFirst());
        if (statement.verb().equals("SELECT") && sql.length() <= QUERY_MAX_CHARS && !sql.contains(";")
                && !sql.contains("--")) {
            values.putIfAbsent("query", sql);
        }
        IndexAdvice.of(statement).filter(advice -> !advice.isThere(text)).ifPresent(advice -> {
            values.put("indexName", advice.name());
            values.put("indexDdl", advice.ddl());
            values.put("columns", advice.columns());
        });
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    /** Fills a text for people. */
    Function<String, @Nullable String> forText() {
        return values::get;
    }

    /** Fills a command: only plain names, and what the engine wrote itself. */
    Function<String, @Nullable String> forCommand() {
        return name -> {
            String value = values.get(name);
            if (value == null || OWN_COMMANDS.contains(name)) {
                return value;
            }
            if (name.equals("query")) {
                return value.contains("$1") || value.contains("?") ? null : value;
            }
            return PLAIN.matcher(value).matches() ? value : null;
        };
    }

    /** The things that the hypothesis is about; the service first. */
    List<Entity> entities(Set<String> wanted) {
        List<Entity> entities = new ArrayList<>();
        Stream.concat(Stream.of("service"), wanted.stream().sorted()).distinct().forEach(name -> {
            String value = values.get(name);
            if (value != null && !NO_ENTITIES.contains(name)
                    && (!name.equals("version") || VERSION.matcher(value).find())) {
                entities.add(new Entity(name, value));
            }
        });
        return entities;
    }

    /** The change that came last before the onset. */
    record OnsetChange(ChangeEvent event, long minutes) {

        private static final long REACH_MINUTES = 24 * 60;

        static java.util.Optional<OnsetChange> of(CaseFile file) {
            return file.changes().stream().filter(event -> event.kind() != dev.triage.fact.ChangeKind.NONE)
                    .flatMap(event -> file.chronology().minutesBeforeOnset(event).stream()
                            .mapToObj(minutes -> new OnsetChange(event, minutes)))
                    .filter(change -> change.minutes >= 0 && change.minutes <= REACH_MINUTES)
                    .min(Comparator.comparingLong(OnsetChange::minutes));
        }

        private void fill(Map<String, String> values, LocalDate day) {
            values.put("minutes", Long.toString(minutes));
            if (event.at() != null) {
                values.put("deployTime", Clocks.text(event.at(), day));
            }
            String what = (event.subject() + " " + event.version()).strip();
            if (!what.isEmpty()) {
                values.put("change", what);
            }
            if (!event.subject().isBlank()) {
                values.put("changedService", event.subject());
            }
            if (!event.version().isBlank()) {
                values.put("version", event.version());
            }
        }
    }
}
