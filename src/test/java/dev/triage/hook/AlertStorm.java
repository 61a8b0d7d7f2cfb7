package dev.triage.hook;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends a storm of alerts to a running service and says how it went. It needs nothing but itself:
 * {@code java src/test/java/dev/triage/hook/AlertStorm.java http://127.0.0.1:8080 1000 5 20 60 [key]} sends 1,000 alerts of
 * 5 failures over 20 connections within 60 seconds.
 */
public final class AlertStorm {

    private AlertStorm() {}

    /** How it went; times in milliseconds. */
    record Figures(int sent, int accepted, double seconds, double p50, double p95, double max) {}

    /** Arguments: address, alerts, failures, connections, seconds and, if the service wants one, a key. */
    public static void main(String[] args) throws Exception {
        Figures figures = send(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2]),
                Integer.parseInt(args[3]), Duration.ofSeconds(Long.parseLong(args[4])),
                args.length > 5 ? args[5] : "");
        System.out.println(figures);
    }

    /** Each alert in a request of its own, evenly over the time; every tenth is sent twice, as a retry would. */
    static Figures send(String address, int alerts, int failures, int connections, Duration within, String key)
            throws Exception {
        List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        long begun = System.nanoTime();
        int accepted = 0;
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService senders = Executors.newFixedThreadPool(connections)) {
            List<Callable<Boolean>> sends = new ArrayList<>();
            for (int i = 0; i < alerts; i++) {
                int number = i;
                sends.add(() -> {
                    pace(begun, within, number, alerts);
                    boolean first = post(client, address, body(number, failures), key, millis);
                    return first && (number % 10 != 0 || post(client, address, body(number, failures), key, millis));
                });
            }
            for (Future<Boolean> sent : senders.invokeAll(sends)) {
                accepted += sent.get() ? 1 : 0;
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        List<Double> sorted = millis.stream().sorted().toList();
        return new Figures(alerts, accepted, seconds, sorted.get(sorted.size() / 2),
                sorted.get((int) (sorted.size() * 0.95)), sorted.getLast());
    }

    private static void pace(long begun, Duration within, int number, int alerts) throws InterruptedException {
        long due = begun + within.toNanos() * number / alerts;
        long ahead = due - System.nanoTime();
        if (ahead > 0) {
            Thread.sleep(Duration.ofNanos(ahead));
        }
    }

    private static boolean post(HttpClient client, String address, String body, String key, List<Double> millis)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/hooks/alertmanager"))
                .timeout(Duration.ofSeconds(60)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        long begun = System.nanoTime();
        int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        millis.add((System.nanoTime() - begun) / 1e6);
        return status == 200;
    }

    /** A pod of one of the failing services; failures share neither service nor node nor namespace nor cluster. */
    private static String body(int number, int failures) {
        int failure = number % failures;
        return """
               {"version": "4", "status": "firing", "groupKey": "", "groupLabels": {}, "truncatedAlerts": 0, "alerts": [
                {"status": "firing", "startsAt": "2026-11-20T02:%02d:%02dZ", "endsAt": "0001-01-01T00:00:00Z",
                 "fingerprint": "storm-%d", "labels": {"alertname": "PodFailing%d", "service": "storm-%d",
                 "cluster": "cluster-%d", "namespace": "ns-%d", "pod": "storm-%d-%d", "severity": "critical"},
                 "annotations": {"summary": "pod %d restarts again and again"}}]}"""
                .formatted(number / 60 % 60, number % 60, number, number / failures % 7, failure, failure, failure,
                        failure, number, number);
    }
}
