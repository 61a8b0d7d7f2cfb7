package dev.triage.verify;

import dev.triage.fact.FactExtractor;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import dev.triage.runbook.RunbookMatch;
import dev.triage.runbook.RunbookSection;
import java.util.List;

/** An incident of a label printer's service after a deploy, with a runbook section and one past incident. */
final class Shipments {

    private static final String CONTEXT = """
                                          09:12 UTC label-api p99 latency rose from 90ms to 5.4s
                                          09:12 UTC error rate went from 0.1% to 11% (HTTP 503)
                                          Logs (last 5min): FATAL: sorry, too many clients already
                                          shipments-db CPU: 31% (normal)
                                          shipments-db active_connections: 400 / 400
                                          Slow query, every 45s: SELECT * FROM parcel_events WHERE state = 'open'
                                          (no index on state; full table scan over ~9M rows, 1.8s per execution)
                                          09:01 UTC deploy label-api v8.3.0, changelog: adds nightly manifest close-out (cron: */20 * * * *)
                                          09:13 UTC support reports that labels do not print
                                          09:14 UTC pager: LabelApiErrorRateHigh
                                          09:15 UTC on-call: "database looks healthy, CPU is fine"
                                          """;

    private static final String SECTION = """
                                          - Prefer cancelling a query over terminating its session.
                                          - Confirm that the pid is not replication or monitoring.
                                          - Pause ingestion before touching connections.
                                          """;

    private Shipments() {}

    static Grounds grounds() {
        Redactor redactor = new Redactor();
        RedactedText section = redactor.redact(SECTION);
        return new Grounds(new FactExtractor().extract(redactor.redact(CONTEXT)), "Labels do not print\nlabel-api",
                List.of(new RunbookMatch(
                        new RunbookSection("Connection exhaustion", "Ending sessions", "pg#ending", section), 0.4, 0.6,
                        1)),
                List.of(new Grounds.PastIncident("Carrier lookups hung",
                        redactor.redact("A carrier answered slowly; a timeout fixed it."))),
                "en");
    }
}
