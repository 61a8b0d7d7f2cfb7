package dev.triage.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Made-up secrets and personal data in lines as logs, metrics, deploys and notes have them, and look-alikes that must
 * stay. The values come from a seeded generator; prefixes are joined from parts, so that no scanner takes them for real.
 */
final class RedactionCorpus {

    /** A line and what must not be left of it; without a value, the line must stay as it is. */
    record Line(String kind, String text, String value) {}

    private static final List<String> ANYWHERE = List.of("2026-11-20T10:00:00Z ERROR upstream said %s, giving up",
            "{\"level\":\"warn\",\"detail\":\"%s\"}", "msg=\"{\\\"detail\\\":\\\"%s\\\"}\" pod=web-7d9f",
            "备注：%s，请勿外传", "Caused by: java.lang.IllegalStateException: %s", "- alice says: try %s again",
            "UPDATE t SET c = '%s' WHERE id = 7;", "| step | %s | ok |", "data: |\n  first\n  %s\n  last",
            "line one\r\n%s\r\nline three", "first\\n%s\\nsecond");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String HEX = "0123456789abcdef";

    private final Random random = new Random(20_261_128);
    private final List<Line> lines = new ArrayList<>();

    static List<Line> planted() {
        RedactionCorpus corpus = new RedactionCorpus();
        corpus.tokens();
        corpus.passwords();
        corpus.personal();
        return corpus.lines;
    }

    static List<Line> lookAlikes() {
        RedactionCorpus corpus = new RedactionCorpus();
        corpus.staying();
        return corpus.lines;
    }

    private void tokens() {
        anywhere("aws-access-key", 6, () -> "AK" + "IA" + some("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16));
        anywhere("gcp-api-key", 6, () -> "AI" + "za" + letters(35));
        anywhere("github-token", 8, () -> "gh" + "p_" + letters(36));
        anywhere("github-token", 4, () -> "github" + "_pat_" + letters(22) + "_" + letters(40));
        anywhere("gitlab-token", 6, () -> "gl" + "pat-" + letters(20));
        anywhere("slack-token", 6, () -> "xo" + "xb-" + digits(12) + "-" + letters(24));
        anywhere("stripe-key", 6, () -> "sk" + "_live_" + letters(24));
        anywhere("npm-token", 4, () -> "np" + "m_" + letters(36));
        anywhere("pypi-token", 4, () -> "py" + "pi-" + letters(60));
        anywhere("openai-key", 4, () -> "s" + "k-proj-" + letters(40));
        anywhere("anthropic-key", 4, () -> "s" + "k-ant-api03-" + letters(40));
        anywhere("sendgrid-key", 4, () -> "S" + "G." + letters(22) + "." + letters(43));
        anywhere("twilio-key", 4, () -> "S" + "K" + some(HEX, 32));
        anywhere("digitalocean-token", 4, () -> "do" + "p_v1_" + some(HEX, 64));
        anywhere("grafana-token", 4, () -> "gl" + "sa_" + letters(32) + "_" + some(HEX, 8));
        anywhere("jwt", 8, () -> "ey" + "J" + letters(20) + ".ey" + "J" + letters(30) + "." + letters(40));
        anywhere("credit-card", 8, this::card);
        line("private-key", 6, "%s", () -> "-----BEGIN RSA " + "PRIVATE KEY-----\\n" + letters(64) + "\\n" + letters(64)
                + "\\n-----END RSA " + "PRIVATE KEY-----");
        line("datadog-key", 4, "DD_API_KEY=%s", () -> some(HEX, 32));
        line("aws-secret-key", 4, "aws_secret_access_key = %s", () -> letters(40));
        line("azure-sas-signature", 4, "GET https://a.blob.core.windows.net/c/b?sv=2024-11-04&sig=%s&se=2026",
                () -> letters(42) + "%3D");
        line("aws-signature", 4, "GET https://b.s3.amazonaws.com/k?X-Amz-Expires=60&X-Amz-Signature=%s",
                () -> some(HEX, 64));
    }

    private void passwords() {
        for (String template : List.of("DB_PASSWORD=%s", "export PGPASSWORD=%s", "password: %s",
                "  db_password: \"%s\"",
                "{\"user\":\"app\",\"password\":\"%s\"}", "spring.datasource.password=%s",
                "Server=db;User Id=app;Password=%s;Encrypt=true",
                "jdbc:postgresql://db/pay?user=app&password=%s&ssl=true",
                "mysql -h db -u root -p%s pay", "curl -u app:%s https://x/y", "ALTER ROLE app WITH PASSWORD '%s';",
                "CREATE USER app IDENTIFIED BY '%s';", "db.example:5432:pay:app:%s",
                "machine git.example login bob password %s", "数据库密码：%s，请勿外传", "--db-password=%s",
                "<password>%s</password>", "redis-cli -h c -a %s ping", "docker login -u bob -p %s reg.example",
                "\"Env\": [\"PATH=/bin\", \"DB_PASSWORD=%s\"],", "        - name: DB_PASSWORD\n          value: \"%s\"",
                "sshpass -p %s ssh a@b", "CREATE ROLE app LOGIN PASSWORD '%s' VALID UNTIL 'infinity';",
                "DB_PASSWORD=%s\r\nNEXT=1")) {
            line("password", 2, template, () -> "pw" + letters(12));
        }
        for (String template : List.of("postgres://app:%s@db:5432/pay", "redis://:%s@cache:6379/0",
                "amqps://u:%s@mq:5671/v", "mongodb+srv://u:%s@c0.mongodb.net/x", "app:%s@tcp(db:3306)/pay")) {
            line("url-password", 3, template, () -> "pw" + letters(12));
        }
        line("bearer-token", 4, "Authorization: Bearer %s", () -> letters(32));
        line("basic-auth", 4, "Authorization: Basic %s", () -> Base64.getEncoder()
                .encodeToString(("app:" + letters(10)).getBytes(StandardCharsets.UTF_8)));
        line("cookie", 4, "Cookie: sid=%s; theme=dark", () -> letters(32));
        line("api-key", 4, "X-Api-Key: %s", () -> letters(24));
        line("secret", 4, "CLIENT_SECRET=%s", () -> letters(30));
        line("token", 4, "{\"access_token\": \"%s\", \"expires_in\": 3600}", () -> letters(30));
    }

    private void personal() {
        anywhere("email", 22,
                () -> pick("anna", "bob.meyer", "li_wei", "o-brien", "x.y+test") + random.nextInt(99) + "@"
                        + pick("example.org", "mail.example.com", "corp.example.co.uk", "example.cn"));
        line("email", 4, "GET /reset?mail=%s&x=1", () -> "user" + random.nextInt(99) + "%40example.org");
        line("email", 4, "联系%s处理", () -> "zhang" + random.nextInt(99) + "@example.cn");
        anywhere("ip", 16, this::address);
        for (String template : List.of("dial tcp %s:5432: connection refused", "http://%s:9090/graph", "from %s/24",
                "x-forwarded-for: %s, proxy", "/%s:54321 disconnected", "主机%s无法连接", "client=%s status=500")) {
            line("ip", 3, template, this::address);
        }
        line("ip", 6, "connect to [%s]:443 timed out", this::address6);
        line("ip", 3, "inet6 %s/64 scope global", this::address6);
        for (String template : List.of("call me at %s", "phone: %s", "手机号%s", "电话：%s", "tel:%s")) {
            line("phone", 4, template, () -> pick("+49 30 ", "0171 ", "138", "(415) 555-0", "020 7946 0") + digits(3)
                    + digits(4));
        }
        anywhere("phone", 8, () -> pick("+1 415 555 ", "+44 20 7946 ", "+86 138 0013 ", "+49 171 123") + digits(4));
        anywhere("phone", 6, () -> "415-555-" + digits(4));
        anywhere("host", 8,
                () -> pick("db-", "web-", "cache") + random.nextInt(20) + pick(".internal", ".prod.internal",
                        ".dc1.corp", ".lan"));
        anywhere("host", 4, () -> "ip-10-" + random.nextInt(255) + "-3-" + random.nextInt(255));
        anywhere("customer", 6, () -> pick("cust-", "cus_", "customer-") + digits(6));
        line("customer", 4, "{\"customer_id\": \"%s\"}", () -> "K" + digits(7));
        line("customer", 3, "customerId=%s plan=gold", () -> digits(8));
    }

    private void staying() {
        anywhere("commit", 20, () -> some(HEX, 40));
        anywhere("commit", 10, () -> some(HEX, 7));
        anywhere("uuid", 20, () -> some(HEX, 8) + "-" + some(HEX, 4) + "-4" + some(HEX, 3) + "-a" + some(HEX, 3) + "-"
                + some(HEX, 12));
        line("build", 20, "build %s of main is green", () -> String.valueOf(1 + random.nextInt(90_000)));
        anywhere("version", 20, () -> "v" + random.nextInt(9) + "." + random.nextInt(40) + "." + random.nextInt(20)
                + pick("", "-rc.1", "-beta2", "+b12"));
        for (String template : List.of("version %s", "upgraded to %s", "from version 1.2.3.4 to %s", "driver %s loaded",
                "release %s", "nginx/%s", "tool-%s.jar", "1.2.3.4-rc1 and v%s", "版本%s", "%s-rc.1")) {
            line("version", 3, template, () -> random.nextInt(9) + "." + random.nextInt(40) + "." + random.nextInt(20)
                    + "." + random.nextInt(9));
        }
        anywhere("timestamp", 20, () -> "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(9) + "T1"
                + random.nextInt(9) + ":" + (10 + random.nextInt(49)) + ":00.123" + pick("Z", "+02:00", "+0800"));
        anywhere("epoch", 12, () -> "17" + digits(11));
        anywhere("pod", 15, () -> pick("orders-api-", "customer-service-", "db-proxy-") + some(HEX, 9).replace('0', 'f')
                + "-" + some("bcdfghjklmnpqrstvwxz2456789", 5));
        anywhere("digest", 12, () -> "sha256:" + some(HEX, 64));
        anywhere("trace", 15, () -> "trace_id=" + some(HEX, 32));
        anywhere("metric", 12, () -> pick("http_requests_total", "go_gc_duration_seconds", "pg_stat_activity_count")
                + "{job=\"api\",le=\"0." + random.nextInt(9) + "\"} " + random.nextInt(10_000));
        anywhere("sqlstate", 8, () -> "SQLSTATE " + pick("53300", "57014", "40P01", "28P01"));
        line("order", 15, "order id 20261120%s failed", () -> digits(6));
        line("count", 15, "processed %s rows in 12345 ms", () -> digits(8));
        line("duration", 8, "took 1h23m45s, p99 %sms", () -> digits(3));
        anywhere("path", 12, () -> "/var/log/" + pick("nginx", "app") + "/" + pick("error", "access") + ".log."
                + random.nextInt(9));
        anywhere("mac", 6, () -> some(HEX, 2) + ":" + some(HEX, 2) + ":" + some(HEX, 2) + ":" + some(HEX, 2) + ":"
                + some(HEX, 2) + ":" + some(HEX, 2));
        anywhere("lsn", 6, () -> "0/" + some("0123456789ABCDEF", 8));
        for (String text : List.of("git clone git@github.com:acme/web.git", "npm ERR! lodash@4.17.21",
                "@Override missing",
                "root@db-1:~# uptime", "postgresql@15-main.service failed", "std::vector<int>::at", "Foo::Bar::baz",
                "listening on 127.0.0.1:8080", "bind 0.0.0.0:5432", "connect ::1 refused", "netmask 255.255.255.0",
                "http://169.254.169.254/latest/meta-data", "OID 1.3.6.1", "snmp .1.3.6.1.4.1.2021",
                "kubectl get pods -n pay",
                "rabbit@node1.cluster.local down", "logo@2x.png 404", "image: registry/app@sha256:abc", "*/5 * * * *",
                "java.lang.Object@1b6d3586", "postgres://app@db:5432/pay", "deploy@bastion",
                "metadata.google.internal slow",
                "token bucket 100/s", "password authentication failed for user \"app\"", "secret \"db\" not found",
                "01 23 45 67 89 ab cd ef hexdump", "10:15:32 - 10:17:00 outage", "2026-11-20 10:15 to 2026-11-20 11:00",
                "+15% errors", "diff +12345678 bytes", "range 1000-2000 of 123456789", "user_id=123456789",
                "pid 123456",
                "svc.cluster.local lookup failed", "payments.default.svc.cluster.local:8080", "host.docker.internal")) {
            lines.add(new Line("fixed", text, ""));
        }
    }

    private void anywhere(String kind, int count, Supplier<String> value) {
        for (int i = 0; i < count; i++) {
            add(kind, ANYWHERE.get(i % ANYWHERE.size()), value.get());
        }
    }

    private void line(String kind, int count, String template, Supplier<String> value) {
        for (int i = 0; i < count; i++) {
            add(kind, template, value.get());
        }
    }

    private void add(String kind, String template, String value) {
        lines.add(new Line(kind, template.replace("%s", value), value));
    }

    private String address() {
        return pick("10.", "172.16.", "192.168.", "203.0.").equals("10.")
                ? "10." + random.nextInt(255) + "." + random.nextInt(255) + "." + (1 + random.nextInt(250))
                : "203.0.113." + (1 + random.nextInt(250));
    }

    private String address6() {
        return "2001:db8:" + some("123456789abcdef", 1) + some(HEX, 3) + "::" + some("123456789", 2);
    }

    private String card() {
        for (;;) {
            String digits = "4" + digits(15);
            if (CardNumbers.passesLuhn(digits)) {
                return digits;
            }
        }
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String letters(int count) {
        return "a1B" + some(LETTERS, count - 3);
    }

    private String digits(int count) {
        return some("123456789", 1) + some("0123456789", count - 1);
    }

    private String some(String alphabet, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
