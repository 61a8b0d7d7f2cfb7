package dev.triage.verify;

import dev.triage.fact.FactExtractor;
import dev.triage.redact.Redactor;
import java.util.BitSet;
import java.util.List;

/** An incident of a booking service, to say right and wrong things about. */
final class Bookings {

    static final String CONTEXT = """
                                  Service booking-api, region eu-west-1
                                  21:41 UTC deploy booking-api v5.12.0: "sweep expired holds"
                                  21:48 UTC booking-api p99 latency rose from 150ms to 6s
                                  21:48 UTC error rate went from 0.2% to 9% (HTTP 500)
                                  21:50 UTC users report that seat selection fails
                                  21:52 UTC pager: BookingErrorRateHigh
                                  21:55 UTC on-call: "booking-db looks fine, CPU is low"
                                  booking-db CPU: 38% (normal)
                                  booking-db active_connections: 300 / 300
                                  booking-db waiting_sessions: 64
                                  Slow query, every 60s: DELETE FROM seat_holds WHERE expires_at < now()
                                  (no index on expires_at; sequential scan over ~8M rows, 3.1s per execution)
                                  FATAL: remaining connection slots are reserved
                                  FATAL: remaining connection slots are reserved
                                  FATAL: remaining connection slots are reserved
                                  No traffic spike observed; requests are flat.
                                  """;

    private static final Sources SOURCES = new Sources(grounds("en"));

    private Bookings() {}

    static Grounds grounds(String language) {
        return new Grounds(new FactExtractor().extract(new Redactor().redact(CONTEXT)), "Seats cannot be selected",
                List.of(), List.of(), language);
    }

    /** What one sentence says that the context does not. */
    static List<Miss> misses(String sentence) {
        return SOURCES.sentences().check(sentence, SentenceCheck.Mode.FACT,
                ClockTime.scan(Folded.of(sentence), new BitSet())).misses();
    }
}
