package dev.triage.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Secrets that must go: each line holds one, marked by what stands between guillemets. */
class RedactorSecretsTest {

    private static final String HEX32 = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final String MIXED = "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY";
    private static final String JWT = "eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.s5Jz-4Qe_9aXkQ2bYw";

    private static final JsonMapper JSON = new JsonMapper();

    private final Redactor redactor = new Redactor();

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"issuedKeys", "headers", "assignments", "notations", "cards"})
    void aSecretGoesAndWhatSurroundsItStays(String kind, String marked) {
        String raw = marked.replace("«", "").replace("»", "");
        String expected = marked.replaceAll("«[^»]*»", "[redacted:" + kind + "]");

        RedactedText redacted = redactor.redact(raw);

        assertThat(redacted.value()).isEqualTo(expected);
        assertThat(redacted.redactions()).containsExactly(new Redaction(kind, 1));
        assertThat(redactor.redact(expected).value()).isEqualTo(expected);
        assertThat(redactor.redact(expected).redactions()).isEmpty();
    }

    /** Model replies and payloads are redacted as JSON text and parsed afterwards. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"issuedKeys", "headers", "assignments", "notations", "cards"})
    void aSecretGoesFromInsideJsonThatStaysJson(String kind, String marked) {
        String text = "line one\n" + marked.replace("«", "").replace("»", "") + "\nand \"quoted\" c:\\dir";
        String secret = marked.substring(marked.indexOf('«') + 1, marked.indexOf('»'));

        String redacted = redactor.redact(JSON.writeValueAsString(Map.of("quote", text, "more", "x"))).value();

        assertThat(JSON.readTree(redacted).path("quote").asString("")).contains("[redacted:").doesNotContain(secret)
                .startsWith("line one\n").endsWith("\nand \"quoted\" c:\\dir");
    }

    static Stream<Arguments> issuedKeys() {
        return Stream.of(of("aws-access-key", "user used «AKIA" + "IOSFODNN7EXAMPLQ» from 127.0.0.1"),
                of("aws-access-key", "\"AccessKeyId\": \"«ASIA" + "XYZABCDEFGHIJKL2»\","),
                of("gcp-api-key", "GET /maps?key=«AI" + "zaSyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q»&v=3"),
                of("gcp-token", "using «ya29" + ".a0AfH6SMBx7y8z9QwErTyUiOp» for gcs"),
                of("azure-client-secret", "AADSTS7000222 for «abc" + "8Q~" + MIXED.substring(0, 31) + "q» in tenant"),
                of("azure-sas-signature",
                        "https://acct.blob.core.windows.net/c/b?sv=2024-11-04&sig=«"
                                + "k5%2Fj3Hs8Dk2mQw9ErTyUiOp4s%3D»&se=2026"),
                of("github-token", "clone with «ghp" + "_" + MIXED + "abcd» failed"),
                of("github-token", "GITHUB_TOKEN=«ghs" + "_" + MIXED + "abcd»"),
                of("github-token", "«github" + "_pat_11ABCDEFG0" + MIXED + "_" + MIXED + "»"),
                of("gitlab-token", "PRIVATE-TOKEN: «gl" + "pat-" + MIXED.substring(0, 20) + "»"),
                of("gitlab-token", "runner registered with «gl" + "rt-" + MIXED.substring(0, 20) + "»"),
                of("slack-token", "posting as «xox" + "b-123456789012-1234567890123-" + MIXED.substring(0, 24) + "»"),
                of("slack-token", "SLACK_APP=«xap" + "p-1-A012345-1234567890-" + HEX32 + "»"),
                of("slack-webhook", "curl https://hooks.slack.com/services/«T0123ABCD" + "/B0123ABCD/" + MIXED + "»"),
                of("stripe-key", "charge failed with key «sk" + "_live_" + MIXED + "»"),
                of("stripe-key", "«rk" + "_live_" + MIXED + "»"),
                of("stripe-key", "endpoint «wh" + "sec_" + MIXED + "»"),
                of("openai-key", "401 Incorrect API key provided: «sk" + "-proj-" + MIXED + "»."
                        .replace("»", "»")),
                of("anthropic-key", "x-api-key: «sk" + "-ant-api03-" + MIXED + "»"),
                of("npm-token", "//registry.npmjs.org/:_authToken=«np" + "m_" + MIXED + "abcd»"),
                of("pypi-token", "upload with «py" + "pi-AgEIcHlwaS5vcmc" + MIXED + MIXED + "»"),
                of("sendgrid-key", "«SG" + "." + MIXED.substring(0, 22) + "." + MIXED + "»"),
                of("twilio-key", "client «SK" + HEX32 + "» rejected"),
                of("vault-token", "login with «hvs" + "." + MIXED + "»"),
                of("docker-token", "echo «dckr" + "_pat_" + MIXED + "» | docker login"),
                of("jwt", "session «" + JWT + "» expired"), of("jwt", "{\"id\":\"«" + JWT + "»\"}"));
    }

    static Stream<Arguments> headers() {
        return Stream.of(of("bearer-token", "Authorization: Bearer «abc123def456»"),
                of("jwt", "curl -H 'Authorization: Bearer «" + JWT + "»' https://api.example"),
                of("bearer-token", "{\"headers\":{\"Authorization\":\"Bearer «s3cr3t-opaque»\"}}"),
                of("bearer-token", "msg=\"{\\\"authorization\\\":\\\"Bearer «s3cr3topaque»\\\"}\""),
                of("bearer-token", "sending bearer «Zm9vYmFyYmF6cXV4MTIz» upstream"),
                of("bearer-token", "authorization: Token token=«abcdef0123456789»"),
                of("basic-auth", "Authorization: Basic «dXNlcjpodW50ZXIy»"),
                of("basic-auth", "proxy got Basic «dXNlcjpodW50ZXIy» twice"),
                of("authorization",
                        "Authorization: AWS4-HMAC-SHA256 «Credential=x/20261120/eu-west-1/s3, Signature=" + HEX32
                                + "»"),
                of("authorization", "authorization: «" + MIXED + "»"),
                of("authorization", "Authorization: Digest «username=\"a\", realm=\"b\", response=\"" + HEX32 + "\"»"),
                of("cookie", "Cookie: «sid=abcdef; theme=dark; _ga=GA1.2.3»"),
                of("cookie", "curl -H \"Cookie: «session=abc»\" http://x"),
                of("cookie", "Set-Cookie: sid=«s%3Aabc.def»; Path=/; HttpOnly"),
                of("cookie", "GET /pay;JSESSIONID=«0A1B2C3D4E5F60718293» 500"),
                of("api-key", "X-Api-Key: «hunter2hunter2»"));
    }

    static Stream<Arguments> assignments() {
        return Stream.of(of("password", "DB_PASSWORD=«hunter2»"),
                of("password", "export PGPASSWORD=«hunter2» psql -h db"),
                of("password", "DB_PASS=«p@ss,w;rd!»"), of("password", "spring.datasource.password=«hunter2»"),
                of("password", "password: «hunter2»"), of("password", "  - password: '«it''s me»'"),
                of("password", "{\"user\": \"app\", \"password\": \"«a\\\"b c»\", \"port\": 5432}"),
                of("password", "{\\\"password\\\":\\\"«hunter2»\\\",\\\"user\\\":\\\"x\\\"}"),
                of("password", "Config{user=app, password=«hunter2», pool=10}"),
                of("password", "connecting (host=db password=«hunter2»)"),
                of("password", "host=db user=app password=«hunter2» dbname=pay"),
                of("password", "Server=db;User Id=app;Password=«hunter2»;Encrypt=true"),
                of("password", "jdbc:postgresql://db/pay?user=app&password=«hunter2»&ssl=true"),
                of("password", "PASSWORD_OLD=«hunter2»"), of("password", "redis.passwd = \"«hunter2»\""),
                of("password", "<password>«hunter2»</password>"),
                of("password", "args: --password «hunter2» --host db"),
                of("password", "--db-password=«hunter2»"), of("password", ":password => \"«hunter2»\""),
                of("password", "the password is «hunter2»"), of("password", "ssl.keystore.password=«changeit»"),
                of("password", "        - name: DB_PASSWORD\n          value: \"«hunter2»\"\n        - name: X"),
                of("password", "{\"name\":\"DB_PASSWORD\",\"value\":\"«hunter2»\"}"),
                of("secret", "clientSecret: \"«abcdefgh»\""), of("secret", "CLIENT_SECRET=«abcdefgh»"),
                of("secret", "SECRET_KEY=«django-insecure-x»"), of("secret", "secret_key_base: «" + HEX32 + "»"),
                of("secret", "jwt.secret=«abcdefgh»"), of("token", "API_TOKEN: «abc»"),
                of("token", "access_token=«" + HEX32 + "»&state=1"), of("token", "token=«" + HEX32 + "»"),
                of("token", "{\"refreshToken\": \"«abcd»\"}"), of("api-key", "api_key: «abcd1234»"),
                of("api-key", "apiKey=«abcd1234»"), of("api-key", "API key: «abcd1234»"),
                of("aws-secret-key", "aws_secret_access_key = «wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzKEYQ»"),
                of("aws-secret-key", "\"SecretAccessKey\": \"«wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzKEYQ»\""),
                of("token", "AWS_SESSION_TOKEN=«FQoGZ+short/1=»"),
                of("azure-key",
                        "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=«Zm9v/YmFy+Zw==»;EndpointSuffix=core"),
                of("azure-key", "Endpoint=sb://x/;SharedAccessKeyName=root;SharedAccessKey=«Zm9vYmFyZw==»"),
                of("private-key", "    client-key-data: «QUJDREVGR0g=»"));
    }

    static Stream<Arguments> notations() {
        return Stream.of(of("url-password", "postgres://app:«hunter2»@db:5432/pay"),
                of("url-password", "redis://:«hunter2»@cache:6379/0"),
                of("url-password", "amqp://u:«p/ss#w@rd»@mq:5672/%2f"),
                of("url-password", "git clone https://bob:«hunter2»@git.example/x.git"),
                of("url-password", "https://«abcdef0123456789abcdef»@o1.ingest.example/2"),
                of("password", "mysql -h db -u root -p«hunter2» pay"), of("password", "mysqldump -p'«hunter2»' pay"),
                of("password", "mysqldump -p\"«my pass»\" pay"), of("password", "sshpass -p «hunter2» ssh a@b"),
                of("password", "redis-cli -h c -a «hunter2» ping"),
                of("password", "curl -s -u app:«hunter2» https://x/y"),
                of("password", "docker login -u bob -p «hunter2» reg.example"),
                of("url-password", "dsn=app:«hunter2»@tcp(db:3306)/pay"),
                of("password", "SET PASSWORD FOR 'app'@'%' = '«hunter2»';"),
                of("password", "sqlplus -s app/«hunter2»@pay"), of("password", "db.example:5432:pay:app:«hunter2»"),
                of("password", "machine git.example login bob password «hunter2»"),
                of("password", "kubectl create secret generic db --from-literal=password=«hunter2»"),
                of("password", "数据库密码：«hunter2»，请勿外传"), of("password", "密码是 «hunter2»"),
                of("password", "password：«hunter2»"), of("password", "ALTER ROLE app WITH PASSWORD '«hunter2»';"),
                of("password", "CREATE USER app IDENTIFIED BY '«hunter2»';"));
    }

    static Stream<Arguments> cards() {
        return Stream.of(
                of("credit-card",
                        "card 4111 1111 1111 «x»".replace("4111 1111 1111 «x»", "«4111 1111 1111 1111»") + " declined"),
                of("credit-card", "pan=«4111111111111111»,"), of("credit-card", "«5500-0000-0000-0004» retried"),
                of("credit-card", "12:03:44 «4111111111111111» 200 OK"),
                of("credit-card", "«4111 1111 1111 1111» 200 OK"),
                of("credit-card", "amex «3782 822463 10005»"), of("credit-card", "\"«2223003122003222»\""),
                of("credit-card", "card «6011111111111117»."));
    }

    private static Arguments of(String kind, String marked) {
        return Arguments.of(kind, marked);
    }
}
