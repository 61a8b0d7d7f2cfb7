package dev.triage.bench;

import java.util.Locale;
import java.util.Random;

/** Makes incident contexts of a given size, each different and always the same for the same seed. */
final class ContextMaker {

    private static final String[] SERVICES = {"cart-api", "checkout", "ledger", "search", "shipping", "quote-api"};
    private static final String[] MESSAGES = {"GET /v1/orders/%d answered 200 in %d ms",
            "POST /v1/carts/%d/items answered 503 in %d ms", "pool acquired connection %d after %d ms",
            "retry %d of request, backoff %d ms", "cache miss for key user:%d, loaded in %d ms",
            "consumer group rebalance generation %d took %d ms"};
    private static final String[] LEVELS = {"INFO", "INFO", "INFO", "WARN", "ERROR"};

    private ContextMaker() {}

    /** An incident of about so many bytes. */
    static String make(long seed, int bytes) {
        Random random = new Random(seed);
        String service = SERVICES[random.nextInt(SERVICES.length)];
        int minute = random.nextInt(40);
        StringBuilder text = new StringBuilder(bytes + 200);
        text.append(String.format(Locale.ROOT,
                """
                Time: 14:%02d UTC. %s p99 latency jumped from %dms to %.1fs within 3 minutes.
                Error rate climbed from 0.1%% to %d%% (mostly HTTP 500).
                Postgres metrics:
                - CPU: 35%% (normal)
                - active_connections: 500 / 500 (max_connections)
                Logs: repeated "FATAL: sorry, too many clients already" from %s
                slow query: SELECT * FROM ledger_entries WHERE status='pending' (no index, full table scan, 2.4s)
                Deploys:
                - 13:%02d UTC - %s v2.%d shipped
                Notes:
                - 14:%02d pager %sErrorRateHigh
                """, minute, service, 90 + random.nextInt(80), 2 + random.nextDouble() * 4, 5 + random.nextInt(20),
                service, random.nextInt(60), service, random.nextInt(90), minute + 2, service));
        while (text.length() < bytes) {
            text.append(String.format(Locale.ROOT, "2026-06-02T14:%02d:%02d.%03dZ %s %s-%d %s%n", minute + 1,
                    random.nextInt(60), random.nextInt(1000), LEVELS[random.nextInt(LEVELS.length)], service,
                    random.nextInt(12), String.format(Locale.ROOT, MESSAGES[random.nextInt(MESSAGES.length)],
                            random.nextInt(100_000), random.nextInt(6000))));
        }
        return text.toString();
    }
}
