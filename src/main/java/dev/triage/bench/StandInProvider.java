package dev.triage.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAI-compatible provider on loopback that gives the same good answer to every question, after a set time. */
final class StandInProvider implements AutoCloseable {

    static {
        // Without it each answer waits 40 ms for the peer's acknowledgement, and the benchmark measures that.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final byte[] answer;
    private volatile Duration delay = Duration.ZERO;

    StandInProvider() throws IOException {
        this.answer = answer();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    /** Where it is reached, as a provider's base URL. */
    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** From now on each answer takes so long. */
    void answerAfter(Duration time) {
        delay = time;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            long until = System.nanoTime() + delay.toNanos();
            for (long left = delay.toNanos(); left > TimeUnit.MICROSECONDS
                    .toNanos(10); left = until - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static byte[] answer() {
        try (InputStream in = StandInProvider.class.getResourceAsStream("/bench/reply.json")) {
            if (in == null) {
                throw new IllegalStateException("bench/reply.json is part of the build");
            }
            String reply = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new JsonMapper().writeValueAsBytes(Map.of("id", "chatcmpl-bench", "object", "chat.completion",
                    "created", 1, "model", "stand-in", "choices",
                    List.of(Map.of("index", 0, "finish_reason", "stop", "message",
                            Map.of("role", "assistant", "content", reply))),
                    "usage", Map.of("prompt_tokens", 1739, "completion_tokens", 1480, "total_tokens", 3219)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
