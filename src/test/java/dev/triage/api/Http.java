package dev.triage.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the service under test as any client would. */
final class Http {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final List<String> headers;

    Http(int port) {
        this(port, List.of());
    }

    private Http(int port, List<String> headers) {
        this.port = port;
        this.headers = List.copyOf(headers);
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    int port() {
        return port;
    }

    Http header(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Http(port, more);
    }

    Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Reply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    Reply postJson(String path, String body) {
        return header("Content-Type", "application/json").send("POST", path, BodyPublishers.ofString(body));
    }

    Reply postText(String path, String body) {
        return header("Content-Type", "text/plain").send("POST", path, BodyPublishers.ofString(body));
    }

    Reply send(String method, String path, BodyPublisher body) {
        try {
            HttpResponse<String> response = CLIENT.send(request(method, path, body),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The answer's body as it comes. */
    HttpResponse<InputStream> open(String path) throws IOException, InterruptedException {
        return CLIENT.send(request("GET", path, BodyPublishers.noBody()), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest request(String method, String path, BodyPublisher body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(90)).method(method, body);
        if (!headers.isEmpty()) {
            builder.headers(headers.toArray(new String[0]));
        }
        return builder.build();
    }
}
