package dev.triage.incident;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A filter as SQL: only the conditions that it really has, so that each can use its index. */
final class IncidentQuery {

    /** As in the index {@code incident_words}, or it would not be used. */
    private static final String WORDS = "(title || ' ' || symptoms || ' ' || service)";

    private static final int WORDS_MAX = 8;
    private static final String SHOWN_SEVERITY = """
                                                 coalesce(nullif(reported_severity, 'UNKNOWN'), (
                                                     SELECT severity FROM triage_run
                                                     WHERE incident_id = incident.id AND severity IS NOT NULL
                                                     ORDER BY created_at DESC LIMIT 1), 'UNKNOWN')""";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();

    /** By the severity that the reporter gave. */
    static IncidentQuery asReported(IncidentFilter filter) {
        IncidentQuery query = new IncidentQuery(filter);
        query.anyOf("reported_severity", filter.severities());
        return query;
    }

    /** By the severity that readers see: the reporter's, else that of the newest report. */
    static IncidentQuery asShown(IncidentFilter filter) {
        IncidentQuery query = new IncidentQuery(filter);
        if (!filter.severities().isEmpty()) {
            query.add(SHOWN_SEVERITY + " IN (:severities)", "severities",
                    filter.severities().stream().map(Enum::name).sorted().toList());
        }
        return query;
    }

    private IncidentQuery(IncidentFilter filter) {
        if (filter.service() != null) {
            add("service = :service", "service", filter.service().value());
        }
        anyOf("status", filter.statuses());
        anyOf("origin", filter.origins());
        if (filter.from() != null) {
            add("created_at >= :from", "from", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            add("created_at < :to", "to", filter.to().atOffset(ZoneOffset.UTC));
        }
        words(filter.text());
        if (filter.cursor() != null) {
            PageCursor cursor = PageCursor.decode(filter.cursor());
            params.put("cursorId", cursor.id());
            add("(created_at, id) < (:cursorTime, :cursorId)", "cursorTime",
                    cursor.createdAt().atOffset(ZoneOffset.UTC));
        }
    }

    String where() {
        return conditions.isEmpty() ? "" : "WHERE " + String.join("\n AND ", conditions);
    }

    Map<String, Object> params() {
        return Map.copyOf(params);
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        params.put(name, value);
    }

    private void anyOf(String column, Set<? extends Enum<?>> values) {
        if (!values.isEmpty()) {
            Collection<String> names = values.stream().map(Enum::name).sorted().toList();
            add(column + " IN (:" + column + ")", column, names);
        }
    }

    private void words(String text) {
        String[] words = text.strip().split("\\s+", WORDS_MAX);
        for (int i = 0; i < words.length && !text.isBlank(); i++) {
            params.put("like" + i, "%" + words[i].replaceAll("([\\\\%_])", "\\\\$1") + "%");
            add("(" + WORDS + " ILIKE :like" + i + " OR :word" + i + " <% " + WORDS + ")", "word" + i, words[i]);
        }
    }
}
