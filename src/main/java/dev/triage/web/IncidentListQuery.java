package dev.triage.web;

import dev.triage.incident.IncidentFilter;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Origin;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the list of incidents is asked for, as it stands in the address. The names are those of the API.
 *
 * @param since how far back: {@code 24h}, {@code 7d}, {@code 30d}; blank for all
 */
public record IncidentListQuery(String q, String service, List<Severity> severity, List<IncidentStatus> status,
        String since, String cursor) {

    private static final int PAGE_SIZE = 50;
    private static final Set<Origin> SHOWN = Set.of(Origin.LIVE, Origin.SAMPLE);
    private static final Map<String, Duration> SPANS = spans();

    public IncidentListQuery {
        severity = List.copyOf(severity);
        status = List.copyOf(status);
    }

    /** What the parameters of an address say; those that are missing or empty ask for nothing. */
    static IncidentListQuery of(@Nullable String q, @Nullable String service, @Nullable List<Severity> severity,
            @Nullable List<IncidentStatus> status, @Nullable String since, @Nullable String cursor) {
        return new IncidentListQuery(text(q), text(service), chosen(severity), chosen(status), text(since),
                text(cursor));
    }

    private static Map<String, Duration> spans() {
        Map<String, Duration> spans = new LinkedHashMap<>();
        spans.put("24h", Duration.ofHours(24));
        spans.put("7d", Duration.ofDays(7));
        spans.put("30d", Duration.ofDays(30));
        return spans;
    }

    /** The spans that can be chosen. */
    public static List<String> sinceChoices() {
        return List.copyOf(SPANS.keySet());
    }

    /** Whether anything but the place in the list is asked for. */
    public boolean isFiltered() {
        return !(q.isEmpty() && service.isEmpty() && since.isEmpty() && severity.isEmpty() && status.isEmpty());
    }

    /** Whether a value is among the chosen severities or states. */
    public boolean has(Enum<?> value) {
        return severity.contains(value) || status.contains(value);
    }

    IncidentFilter filter(Instant now) {
        Duration span = SPANS.get(since);
        boolean understood = (since.isEmpty() || span != null) && (service.isEmpty() || ServiceName.isValid(service))
                && q.length() <= IncidentFilter.TEXT_MAX_CHARS && q.indexOf('\0') < 0;
        if (!understood) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return new IncidentFilter(service.isEmpty() ? null : new ServiceName(service), Set.copyOf(severity),
                Set.copyOf(status), SHOWN, span == null ? null : now.minus(span), null, q,
                cursor.isEmpty() ? null : cursor, PAGE_SIZE);
    }

    /** The address of the same list from another place on; empty for its beginning. */
    String from(String nextCursor) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/");
        add(address, "q", q);
        add(address, "service", service);
        severity.forEach(value -> address.queryParam("severity", value.name()));
        status.forEach(value -> address.queryParam("status", value.name()));
        add(address, "since", since);
        add(address, "cursor", nextCursor);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    private static <T> List<T> chosen(@Nullable List<T> values) {
        return values == null ? List.of() : values.stream().filter(Objects::nonNull).toList();
    }
}
