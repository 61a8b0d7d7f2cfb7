package dev.triage.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID Connect provider over real HTTP: discovery, authorization, token, keys. It signs everybody in at once, as a
 * person with the roles it was told; it can also sign with a key that it does not publish.
 */
final class FakeIdentityProvider implements AutoCloseable {

    static final String CLIENT_ID = "incident-triage";

    private final HttpServer server;
    private final RSAKey published;
    private final RSAKey secret;
    private final JsonMapper json = new JsonMapper();
    private volatile List<String> roles = List.of();
    private volatile boolean forging;
    private volatile String nonce = "";

    FakeIdentityProvider() {
        try {
            published = new RSAKeyGenerator(2048).keyID("published").generate();
            secret = new RSAKeyGenerator(2048).keyID("published").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException | IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, discovery()));
        server.createContext("/jwks",
                exchange -> answer(exchange, new JWKSet(published.toPublicJWK()).toJSONObject()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", exchange -> answer(exchange, tokens()));
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void signsInWith(String... given) {
        roles = List.of(given);
        forging = false;
    }

    void forges() {
        forging = true;
    }

    private Map<String, Object> discovery() {
        return Map.of("issuer", issuer(), "authorization_endpoint", issuer() + "/authorize", "token_endpoint",
                issuer() + "/token", "jwks_uri", issuer() + "/jwks", "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"), "id_token_signing_alg_values_supported",
                List.of("RS256"), "token_endpoint_auth_methods_supported", List.of("client_secret_basic"));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = new HashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            String[] sides = pair.split("=", 2);
            asked.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        nonce = String.valueOf(asked.get("nonce"));
        exchange.getResponseHeaders().add("Location", asked.get("redirect_uri") + "?code=once&state="
                + java.net.URLEncoder.encode(String.valueOf(asked.get("state")), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private Map<String, Object> tokens() {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(issuer()).audience(CLIENT_ID).subject("person-7")
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300))).claim("nonce", nonce)
                .claim("email", "mira@example.org").claim("realm_access", Map.of("roles", roles)).build();
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("published").build(),
                    claims);
            token.sign(new RSASSASigner(forging ? secret : published));
            return Map.of("access_token", "opaque", "token_type", "Bearer", "expires_in", 300, "id_token",
                    token.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange, Map<String, Object> body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
