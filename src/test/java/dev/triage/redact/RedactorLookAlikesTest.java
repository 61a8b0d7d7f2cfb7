package dev.triage.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like a secret, and is what an engineer needs to read. */
class RedactorLookAlikesTest {

    private final Redactor redactor = new Redactor();

    @ParameterizedTest
    @ValueSource(strings = {"commit 9fceb02d0ae598e95dc970b74767f19372d61af8 deployed",
            "trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span=00f067aa0ba902b7",
            "request 550e8400-e29b-41d4-a716-446655440000 failed",
            "image app@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "sha256=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "build 4111 of release v2.14.3-rc.1",
            "password authentication failed for user \"x\"", "FATAL:  password authentication failed for user \"app\"",
            "password=", "password=\"\"", "password: null", "password=***", "password: xxxxxxxx",
            "\"password\": \"****\",",
            "\"password\": \"[FILTERED]\"", "password: ${DB_PASSWORD}", "password=<password>", "password=%(password)s",
            "conninfo = 'password=<password> host=<target>'",
            "export new_password=$(openssl rand -base64 40 | tr -d x)", "password={{ .Values.db.password }}",
            "PGPASSWORD=$PGPASSWORD psql",
            "url=postgres://app:${DB_PASSWORD}@db/pay",
            "postgres://app:<password>@db:5432/pay", "postgres://app@db:5432/pay",
            "https://example.com:8443/path/@user",
            "http://127.0.0.1:9090/graph?g0.expr=up@1", "token_count=512", "max_tokens: 4096", "max_token=4096",
            "secretName: tls-cert", "secret: db-credentials", "secret \"db-credentials\" not found", "author=jane",
            "authored by jane", "token bucket exhausted: rate=50/s", "nextPageToken=CAUQAA1234567890",
            "unexpected token: '}' at line 3", "the token expired: 2026-11-20T10:00:00Z", "bearer token expired",
            "the password is wrong", "password: incorrect", "basic authentication enabled", "Basic checks passed",
            "tests pass: 120 fail: 3", "bypass=true", "compass=north1234", "PWD=/srv/app", "cwd=/srv/app1",
            "password_file=/run/secrets/db", "passwordLength=12", "POSTGRES_PASSWORD_FILE=/run/secrets/pg",
            "private_key: /etc/ssl/private/tls.key", "ssl_key=/etc/ssl/tls.key", "primary_key=order_id",
            "cache_key=user:12345:profile", "idempotency_key=ord-20261120-77", "Key (id)=(12345) already exists",
            "order 4111111111111112 failed", "order id 1234567890123456", "epoch 1763719365123 ns 1763719365123456789",
            "span 4111111111111111234567890", "0.4111111111111111", "x-4111111111111111",
            "author: 2026-11-20 10:00", "port=5432 timeout=30s", "sk-learn-pipeline-for-ranking",
            "task-runner-2-of-12 ok",
            "key-value store", "authorization: denied", "Authorization header missing",
            "authorization failed for pod web-1",
            "password = config.getString(\"db.password\")", "if (password == null) {", "password: { from: vault }",
            "SELECT token FROM sessions WHERE id = $1", "kubectl get secret db -o yaml", "mysql -u root -p pay",
            "cookie: missing", "cookie jar full", "pg_stat_ssl: auth=md5", "auth: ok",
            "pod api-token-refresher-5c9f7-x2",
            "-----BEGIN CERTIFICATE-----", "ssh-rsa AAAAB3NzaC1yc2E user@host", "secretKeyRef: name: db key: password",
            "reset password: https://example.com/reset", "error code: 28P01", "密码错误", "密码: 错误", "令牌桶限流 100/s", "密码：***",
            "at auth.TokenFilter.doFilter(TokenFilter.java:42)"})
    void aLookAlikeStays(String text) {
        RedactedText redacted = redactor.redact(text);

        assertThat(redacted.value()).isEqualTo(text);
        assertThat(redacted.redactions()).isEmpty();
    }
}
