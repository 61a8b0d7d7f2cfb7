package dev.triage.prompt;

import dev.triage.fact.ChangeEvent;
import dev.triage.fact.ChangeKind;
import dev.triage.fact.Dimension;
import dev.triage.fact.ErrorKind;
import dev.triage.fact.ErrorSignature;
import dev.triage.fact.Fact;
import dev.triage.fact.FactSheet;
import dev.triage.fact.Measure;
import dev.triage.fact.MetricChange;
import dev.triage.fact.Span;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Origin;
import dev.triage.incident.Resolution;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import dev.triage.runbook.RunbookMatch;
import dev.triage.runbook.RunbookSection;
import dev.triage.similar.MatchReason;
import dev.triage.similar.SimilarIncident;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A small incident with everything that a prompt can hold. */
final class PromptSamples {

    static final Instant REPORTED = Instant.parse("2026-03-04T09:20:00Z");
    static final String SCHEMA = "{\"type\":\"object\"}";
    static final String CONTEXT = """
                                  09:05 UTC search-api 3.2 deployed
                                  p95 latency went from 80ms to 2.4s

                                  ERROR dial tcp 10.0.0.7:9200: connection refused
                                  on-call thinks that the index cluster is restarting
                                  """;

    private static final Redactor REDACTOR = new Redactor();

    private PromptSamples() {}

    static PromptInput input(String language, int budgetTokens) {
        return new PromptInput(incident(CONTEXT), facts(), List.of(similar("Search slow after an upgrade")),
                List.of(runbook("Check the cluster's health first.\nRestart one node at a time.")), language,
                budgetTokens);
    }

    static PromptInput input(String context, List<Fact> facts, int budgetTokens) {
        return new PromptInput(incident(context), new FactSheet(redacted(context), facts), List.of(), List.of(), "en",
                budgetTokens);
    }

    static Incident incident(String context) {
        return new Incident(new IncidentId(UUID.fromString("00000000-0000-4000-8000-000000000001")),
                redacted("Search answers slowly"), new ServiceName("search-api"), redacted("searches take seconds"),
                Instant.parse("2026-03-04T09:05:00Z"), Severity.SEV2,
                Map.of("team", redacted("search"), "region", redacted("eu")), redacted(context), IncidentStatus.OPEN,
                Origin.LIVE, REPORTED, null);
    }

    static SimilarIncident similar(String title) {
        return new SimilarIncident(new IncidentId(UUID.fromString("00000000-0000-4000-8000-000000000002")), title,
                new ServiceName("search-api"), Severity.SEV3, Instant.parse("2025-11-02T10:00:00Z"), 0.4, 0.8, 0.03,
                new MatchReason(List.of("search-api"), List.of("ECONNREFUSED"), List.of("index", "cluster")),
                new Resolution("BAD_CONFIG", redacted("The client pointed at the old address."),
                        redacted("Corrected the address."), REPORTED),
                List.of());
    }

    static RunbookMatch runbook(String text) {
        return new RunbookMatch(
                new RunbookSection("Search cluster", "First steps", "search#first-steps", redacted(text)),
                0.2, 0.7, 0.03);
    }

    static FactSheet facts() {
        return new FactSheet(redacted(CONTEXT), List.of(
                new ChangeEvent("F1", span("09:05 UTC search-api 3.2 deployed", 1), ChangeKind.DEPLOY, null,
                        "search-api",
                        "3.2", "09:05 UTC search-api 3.2 deployed"),
                new MetricChange("F2", span("p95 latency went from 80ms to 2.4s", 2), "p95 latency",
                        new Measure(0.08, Dimension.TIME, "80ms"), new Measure(2.4, Dimension.TIME, "2.4s"), null, ""),
                new ErrorSignature("F3", span("connection refused", 4), ErrorKind.NETWORK, "ECONNREFUSED", 1,
                        "connection refused")));
    }

    static RedactedText redacted(String text) {
        return REDACTOR.redact(text);
    }

    static PromptVersion version(String name) {
        return PromptFolders.onClassPath().stream().map(PromptFiles::read)
                .filter(version -> version.name().equals(name))
                .findFirst().orElseThrow();
    }

    private static Span span(String words, int line) {
        int start = CONTEXT.indexOf(words);
        return new Span(start, start + words.length(), line, line);
    }
}
