package dev.triage.bench;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured at one size of the corpus. Times are milliseconds if nothing else is said.
 *
 * @param seconds of each index and of the statistics
 * @param byClients of the fused search, by the number of clients
 * @param words the search by words alone, one client
 * @param bare the bare statements by pgbench, one client; null if there is none
 * @param scan mean of the plain scan by pg_trgm's similarity
 * @param library mean of LangChain4j's own store, which finds by vectors alone and by default scans
 * @param recall by what was searched, how deep and from which similarity on
 * @param whileWriting one client, while 50 documents a second are written
 */
record SearchBenchmarkStep(int rows, double rowsPerSecond, Map<String, Double> seconds, Map<String, Double> megabytes,
        Map<Integer, Latencies> byClients, Latencies words, @Nullable Latencies bare, double scan, double library,
        Map<String, Recall> recall, Latencies whileWriting) {}
