package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service without keys answers to whoever sits at this machine, and to nobody else. */
class OpenModeApiTest extends ApiTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:9", "127.1.2.3", "[::1]:8080", "app.localhost"})
    void addressesOfThisMachineAreAnswered(String host) throws IOException {
        assertThat(raw("GET", host, "")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
            "192.168.1.5:8080", "0.0.0.0:8080", "[::2]"})
    void aForeignNameThatLeadsHereIsRefused(String host) throws IOException {
        assertThat(raw("GET", host, "")).startsWith("HTTP/1.1 403").contains("/problems/request-refused")
                .contains("localhost");
    }

    @ParameterizedTest
    @CsvSource({"Origin: https://evil.example", "Origin: http://localhost:3000", "Origin: null",
            "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site"})
    void aPageOfAnotherSiteChangesNothing(String header) throws IOException {
        String reply = raw("POST", "localhost:8080", "Content-Type: text/plain\r\n" + header + "\r\n");

        assertThat(reply).startsWith("HTTP/1.1 403").contains("/problems/request-refused").contains("other sites");
    }

    @ParameterizedTest
    @CsvSource({"Origin: http://localhost:8080", "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none"})
    void aPageOfThisServiceMayPost(String header) throws IOException {
        String reply = raw("POST", "localhost:8080", "Content-Type: text/plain\r\n" + header + "\r\n");

        assertThat(reply).startsWith("HTTP/1.1 422").contains("/problems/empty-context");
    }

    @Test
    void whatTomcatItselfRefusesIsAProblemToo() throws IOException {
        assertThat(exchange("GET /api/v1/incidents?q={ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400").contains("application/problem+json").contains("/problems/invalid-request");
    }

    @Test
    void answersCarrySecurityHeadersAndNoCookie() {
        Reply reply = http().get("/api/v1/incidents");

        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private String raw(String method, String host, String headers) throws IOException {
        return exchange(method + " /api/v1/incidents HTTP/1.1\r\nHost: " + host + "\r\n" + headers
                + "Content-Length: 0\r\nConnection: close\r\n\r\n");
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), http().port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
