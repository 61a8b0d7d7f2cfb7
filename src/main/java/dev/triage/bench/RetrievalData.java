package dev.triage.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Incidents, runbooks and alerts with what belongs together, from a folder of JSON lines.
 *
 * @param incidents with the groups they belong to; those of one group are relatives
 * @param runbooks Markdown
 * @param alerts each with the runbooks that are about it
 */
record RetrievalData(List<Report> incidents, List<Book> runbooks, List<Alert> alerts) {

    /** A report of an incident; {@code source} is the organisation it comes from. */
    record Report(String id, String source, String title, Set<String> groups, String text) {

        /** The text without a heading that only repeats the title. */
        String body() {
            String[] lines = text.split("\n", -1);
            StringBuilder kept = new StringBuilder();
            for (int i = 0; i < lines.length; i++) {
                boolean heading = i < 3 && lines[i].replaceFirst("^[# ]+", "").strip().equals(title.strip());
                if (!heading) {
                    kept.append(lines[i]).append('\n');
                }
            }
            return kept.toString().strip();
        }
    }

    /** A runbook. */
    record Book(String id, String text) {}

    /** The text of an alert. */
    record Alert(String text, String expression, Set<String> runbooks) {}

    RetrievalData {
        incidents = List.copyOf(incidents);
        runbooks = List.copyOf(runbooks);
        alerts = List.copyOf(alerts);
    }

    /**
     * Reads {@code incidents.jsonl}, {@code runbooks.jsonl} and {@code alert_to_runbook.jsonl}; one that is missing is
     * taken for empty.
     *
     * @throws IllegalArgumentException if none is there, or a line is not what it should be; names file and line
     */
    static RetrievalData load(Path folder) throws IOException {
        RetrievalData data = new RetrievalData(
                lines(folder.resolve("incidents.jsonl"),
                        json -> new Report(text(json, "id"), text(json, "source"), text(json, "title"),
                                texts(json, "groups"), text(json, "text"))),
                lines(folder.resolve("runbooks.jsonl"), json -> new Book(text(json, "id"), text(json, "text"))),
                lines(folder.resolve("alert_to_runbook.jsonl"), json -> new Alert(text(json, "query"),
                        json.path("expr").asString(""), texts(json, "relevant"))));
        if (data.incidents().isEmpty() && (data.runbooks().isEmpty() || data.alerts().isEmpty())) {
            throw new IllegalArgumentException("nothing to measure in " + folder
                    + ": it should hold incidents.jsonl, or runbooks.jsonl and alert_to_runbook.jsonl");
        }
        return data;
    }

    /** The other incidents of each one's groups, by position; those without any are missing. */
    Map<Integer, Set<Integer>> relatives() {
        Map<String, Set<Integer>> groups = new HashMap<>();
        for (int i = 0; i < incidents.size(); i++) {
            for (String group : incidents.get(i).groups()) {
                groups.computeIfAbsent(group, name -> new HashSet<>()).add(i);
            }
        }
        Map<Integer, Set<Integer>> relatives = new HashMap<>();
        for (int i = 0; i < incidents.size(); i++) {
            Set<Integer> others = new HashSet<>();
            incidents.get(i).groups().forEach(group -> others.addAll(groups.getOrDefault(group, Set.of())));
            others.remove(i);
            if (!others.isEmpty()) {
                relatives.put(i, others);
            }
        }
        return relatives;
    }

    private static <T> List<T> lines(Path file, Function<JsonNode, T> read) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        JsonMapper mapper = JsonMapper.builder().build();
        List<T> all = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            int number = 0;
            for (String line : (Iterable<String>) lines::iterator) {
                number++;
                try {
                    if (!line.isBlank()) {
                        all.add(read.apply(mapper.readTree(line)));
                    }
                } catch (JacksonException | IllegalArgumentException e) {
                    throw new IllegalArgumentException(file + " line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        return all;
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("\"" + field + "\" should be a text");
        }
        return value.asString();
    }

    private static Set<String> texts(JsonNode json, String field) {
        Set<String> all = new HashSet<>();
        json.path(field).forEach(each -> all.add(each.asString()));
        return all;
    }
}
