package dev.triage.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Slack's methods over real HTTP: keeps what it was asked for, refuses what is past its limits, and can be away. */
final class FakeSlack implements AutoCloseable {

    /** A call of a method; fields are those of the form, or "body" for what is not a form. */
    record Call(String method, Map<String, String> fields) {

        String field(String name) {
            return fields.getOrDefault(name, "");
        }

        JsonNode blocks() {
            return JSON.readTree(fields.getOrDefault("blocks", "[]"));
        }
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger posted = new AtomicInteger();
    private final AtomicReference<String> thread = new AtomicReference<>("[]");
    private volatile int failWith;
    private volatile String retryAfter = "";

    FakeSlack() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** From now on every call gets this status; 0 ends that. */
    void failsWith(int status, String wait) {
        retryAfter = wait;
        failWith = status;
    }

    /** What conversations.replies tells. */
    void threadIs(List<Map<String, String>> messages) {
        thread.set(JSON.writeValueAsString(messages));
    }

    List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    /** The calls that name this text anywhere. */
    List<Call> calls(String method, String text) {
        return calls(method).stream().filter(call -> call.fields().toString().contains(text)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestURI().getPath().substring(1);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (failWith != 0) {
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            send(exchange, failWith, "{\"ok\":false,\"error\":\"ratelimited\"}");
            return;
        }
        Call call = new Call(method, fields(body));
        calls.add(call);
        List<String> broken = SlackLimits.broken(call.blocks());
        send(exchange, 200, broken.isEmpty() ? reply(method) : "{\"ok\":false,\"error\":\"invalid_blocks\"}");
    }

    private String reply(String method) {
        return switch (method) {
            case "chat.postMessage" -> "{\"ok\":true,\"ts\":\"1700000000.%06d\"}".formatted(posted.incrementAndGet());
            case "conversations.replies" -> "{\"ok\":true,\"messages\":" + thread.get() + "}";
            default -> "{\"ok\":true}";
        };
    }

    private static Map<String, String> fields(String body) {
        if (body.startsWith("{")) {
            return Map.of("body", body);
        }
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            fields.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
