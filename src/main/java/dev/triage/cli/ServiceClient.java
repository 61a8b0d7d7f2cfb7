package dev.triage.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks to a service over its REST API; what it refuses becomes one line for the user. When no service runs on this
 * machine, one is started for the command and stopped with it.
 */
final class ServiceClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final @Nullable String apiKey;
    private final @Nullable ConfigurableApplicationContext own;

    private ServiceClient(URI base, @Nullable String apiKey, @Nullable ConfigurableApplicationContext own) {
        this.base = base;
        this.apiKey = apiKey;
        this.own = own;
    }

    static ServiceClient at(String url, @Nullable String apiKey) {
        try {
            URI base = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            if (base.getHost() == null) {
                throw new IllegalArgumentException("no host");
            }
            return new ServiceClient(base, apiKey, null);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(2, "\"" + url + "\" is no address of a service, such as http://127.0.0.1:8080");
        }
    }

    /** The service on this machine's usual address, or one of its own. */
    static ServiceClient nearby(@Nullable String apiKey) {
        String port = System.getenv().getOrDefault("TRIAGE_PORT", "8080");
        ServiceClient usual = at("http://127.0.0.1:" + port, apiKey);
        if (usual.answers()) {
            return usual;
        }
        ConfigurableApplicationContext own = ServeCommand.serve("--server.port=0", "--server.address=127.0.0.1",
                "--logging.level.root=WARN", "--spring.main.banner-mode=off");
        if (!(own instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            throw new CommandFailure(CommandFailure.REFUSED, "the service did not start");
        }
        return new ServiceClient(URI.create("http://127.0.0.1:" + web.getWebServer().getPort()), apiKey, own);
    }

    JsonNode json(HttpRequest.Builder request, String path) {
        HttpResponse<String> response = send(request, path, HttpResponse.BodyHandlers.ofString());
        return refuseFailure(response.statusCode(), response.body());
    }

    JsonNode get(String path) {
        return json(HttpRequest.newBuilder().GET(), path);
    }

    void delete(String path) {
        HttpResponse<String> response = send(HttpRequest.newBuilder().DELETE(), path,
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            refuseFailure(response.statusCode(), response.body());
        }
    }

    String text(String path) {
        HttpResponse<String> response = send(HttpRequest.newBuilder().GET(), path,
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            refuseFailure(response.statusCode(), response.body());
        }
        return response.body();
    }

    /** Hands on the lines of an event stream until it ends. */
    void events(String path, Consumer<String> line) {
        HttpResponse<Stream<String>> response = send(
                HttpRequest.newBuilder().GET().header("Accept", "text/event-stream"), path,
                HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            lines.forEach(line);
        }
    }

    @Override
    public void close() {
        http.close();
        if (own != null) {
            own.close();
        }
    }

    private boolean answers() {
        try {
            return http.send(HttpRequest.newBuilder(base.resolve("/actuator/health")).timeout(Duration.ofSeconds(5))
                    .build(), HttpResponse.BodyHandlers.discarding()).statusCode() > 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, String path, HttpResponse.BodyHandler<T> handler) {
        if (apiKey != null && !apiKey.isBlank()) {
            request.header("Authorization", "Bearer " + apiKey);
        }
        try {
            return http.send(request.uri(URI.create(base + path)).timeout(PATIENCE).build(), handler);
        } catch (ConnectException e) {
            throw new CommandFailure(CommandFailure.REFUSED,
                    "no service answers at " + base + "; start one with ./triage up");
        } catch (IOException e) {
            throw new CommandFailure(CommandFailure.REFUSED, "the connection to " + base + " broke: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(1, "interrupted");
        }
    }

    private static JsonNode refuseFailure(int status, String body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JacksonException e) {
            throw new CommandFailure(CommandFailure.REFUSED, "the service answered " + status + " without JSON");
        }
        if (status >= 400) {
            throw new CommandFailure(CommandFailure.REFUSED,
                    json.path("detail").asString("the service answered " + status));
        }
        return json;
    }
}
