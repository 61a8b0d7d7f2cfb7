package dev.triage.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The HTTP client below LangChain4j: one limit of time over the whole exchange, from connecting to the last byte, and
 * one of bytes. The clients that LangChain4j brings have neither once headers have come. Does not follow redirects, so
 * that a key goes nowhere but to the configured address. Thread-safe; one serves all models.
 */
final class BoundedHttpClient implements HttpClient, AutoCloseable {

    /** Far above the longest reply (32,000 tokens are some 150 kB) and far below what would hurt. */
    static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final java.net.http.HttpClient client;
    private final Timekeeper time;

    BoundedHttpClient(Timekeeper time) {
        this.time = time;
        // HTTP/1.1, since the upgrade request of HTTP/2 confuses some self-hosted servers.
        this.client = java.net.http.HttpClient.newBuilder().version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT).executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        Exchange exchange = Exchange.CURRENT.get();
        CompletableFuture<HttpResponse<String>> future = client.sendAsync(toJdk(request),
                head -> new BoundedBody(MAX_BODY_BYTES));
        try {
            HttpResponse<String> response = future.get(exchange.limit().toNanos(), TimeUnit.NANOSECONDS);
            if (response.statusCode() < 200 || response.statusCode() > 299) {
                throw exchange.failed(HttpFault.ofStatus(response, time.instant()));
            }
            exchange.received(response.body());
            return SuccessfulHttpResponse.builder().statusCode(response.statusCode()).headers(response.headers().map())
                    .body(response.body()).build();
        } catch (TimeoutException e) {
            throw exchange.failed(TryResult.Fault.of(FaultKind.TIMEOUT,
                    "nothing complete within " + exchange.limit().toMillis() + " ms"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw exchange.failed(TryResult.Fault.of(FaultKind.CANCELLED, "cancelled"));
        } catch (ExecutionException e) {
            throw exchange.failed(HttpFault.ofBroken(e));
        } finally {
            // Does nothing to a finished exchange; closes the connection of one that is given up.
            future.cancel(true);
        }
    }

    private static java.net.http.HttpRequest toJdk(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.method(request.method().name(), BodyPublishers.ofString(request.body())).build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("replies are taken whole, not streamed");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
