package dev.triage.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the redactor as a whole, and for secrets of several lines. */
class RedactorTest {

    private static final String LINE = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDk" + "aB3dE5fG7hJ9";
    private static final String BEGIN = "-----BEGIN RSA " + "PRIVATE KEY-----";
    private static final String END = "-----END RSA " + "PRIVATE KEY-----";

    private final Redactor redactor = new Redactor();

    @Test
    void aPrivateKeyGoesWholeAndLaterLinesKeepTheirNumbers() {
        String raw = "before\n" + BEGIN + "\n" + LINE + "\n" + LINE + "\nq1w2==\n" + END + "\nafter";

        RedactedText redacted = redactor.redact(raw);

        assertThat(redacted.value()).isEqualTo("before\n[redacted:private-key]\n\n\n\n\nafter");
        assertThat(redacted.redactions()).containsExactly(new Redaction("private-key", 1));
    }

    @Test
    void aPrivateKeyThatIsCutOffGoesAsFarAsItGoes() {
        String raw = BEGIN + "\r\nProc-Type: 4,ENCRYPTED\r\n\r\n" + LINE + "\r\n" + LINE + "\r\n12:01 pod restarted";

        assertThat(redactor.redact(raw).value()).endsWith("12:01 pod restarted").startsWith("[redacted:private-key]")
                .doesNotContain("MIIE");
    }

    @Test
    void aPrivateKeyBehindLogPrefixesGoes() {
        String prefix = "2026-11-20T10:00:00Z app ";
        String raw = prefix + BEGIN + "\n" + prefix + LINE + "\n" + prefix + LINE + "\n" + prefix + "listening on 8080";

        assertThat(redactor.redact(raw).value()).endsWith("\n" + prefix + "listening on 8080").doesNotContain("MIIE");
    }

    @Test
    void theKeyOfAServiceAccountGoesFromItsJson() {
        String raw = "{\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE " + "KEY-----\\n" + LINE
                + "\\n" + LINE + "\\n-----END PRIVATE " + "KEY-----\\n\", \"client_email\": \"a@b\"}";

        assertThat(redactor.redact(raw).value()).isEqualTo(
                "{\"type\": \"service_account\", \"private_key\": \"[redacted:private-key]\", \"client_email\": \"a@b\"}");
    }

    @Test
    void aPrivateKeyEncodedOnceMoreGoesAndACertificateStays() {
        String key = "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCk1JSUV2UUlCQURBTkJn";
        String certificate = "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUV2UUlCQURBTkJn";

        assertThat(redactor.redact("  tls.key: " + key + "\n  tls.crt: " + certificate).value())
                .isEqualTo("  tls.key: [redacted:private-key]\n  tls.crt: " + certificate);
    }

    @Test
    void everyKindIsCounted() {
        String raw = "DB_PASSWORD=one\nDB_PASSWORD=two\nredis://:three@cache/0";

        assertThat(redactor.redact(raw).redactions()).containsExactly(new Redaction("password", 2),
                new Redaction("url-password", 1));
    }

    @Test
    void aSecretInsideAnotherCountsOnceUnderTheMoreSpecificName() {
        String token = "ghp" + "_aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYabcd";

        RedactedText redacted = redactor.redact("GITHUB_TOKEN=\"" + token + "\"");

        assertThat(redacted.value()).isEqualTo("GITHUB_TOKEN=\"[redacted:github-token]\"");
        assertThat(redacted.redactions()).containsExactly(new Redaction("github-token", 1));
    }

    @Test
    void cleanTextComesBackAsItIs() {
        String clean = "03:12 p99 from 120ms to 4.8s\n03:15 连接数 500 / 500\n";

        assertThat(redactor.redact(clean).value()).isSameAs(clean);
    }

    @Test
    void redactingTwiceIsRedactingOnce() {
        List<String> parts = List.of("password", "=", ":", " ", "\"", "'", "\\", "\n", "hunter2", "token", "secret",
                "://", "@", "user:", "[redacted:password]", "Bearer ", "Authorization: ", "Cookie: ", "a=b;", ",", "}",
                "{", "[", "]", "-p", "mysql ", BEGIN, END, LINE, "4111111111111111", "api_key", "value", "${X}", "<",
                ">", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0", "sig=", "&", "--", "1234567890abcdefABCDEF");
        Random random = new Random(20_261_120);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder raw = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                raw.append(parts.get(random.nextInt(parts.size())));
            }
            RedactedText once = redactor.redact(raw.toString());
            RedactedText twice = redactor.redact(once.value());

            assertThat(twice.value()).as("raw: %s", raw).isEqualTo(once.value());
            assertThat(twice.redactions()).as("raw: %s", raw).isEmpty();
            assertThat(once.value().chars().filter(c -> c == '\n').count()).as("raw: %s", raw)
                    .isEqualTo(raw.chars().filter(c -> c == '\n').count());
        }
    }

    /** Each would take minutes, and the build would stand still, if work grew with the square of the length. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "=", "\"", "password", "password=", "password=\"", "password='", "token=", "eyJ",
            "eyJa.",
            "://", "://a:", "://a:b", "a:b@", "-----BEGIN ", "-----BEGIN PRIVATE " + "KEY-----\n", "authorization: ",
            "Authorization: Bearer ", "cookie: a=", "mysql ", "mysql -a ", "curl -x ", "4", "4 ", "4111-", "sk-", "\\",
            "password:\\", "${", "password=${", "[redacted:", "password=[redacted:", "LS0tLS1CRUdJTi", "xoxb-", "(",
            "}",
            "password=a}", "key-", "Basic ", "secret\n", "token-", "api_key ", "--password "})
    void workGrowsWithTheLengthOnly(String repeated) {
        String raw = repeated.repeat(1_000_000 / repeated.length());

        assertThat(redactor.redact(raw).value().length()).isPositive();
    }
}
