package dev.triage.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTemplateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~',
            textBlock = """
                        2026-03-04T09:14:31.123Z INFO  [http-7] cart added item 4711 in 12ms § INFO x1 | INFO [http-<*>] cart added item <*> in <*>
                        2026-03-04 09:14:31,123 - app - ERROR - cannot reach 10.0.0.1:5432 § ERROR x1 | app - ERROR - cannot reach <*>
                        E0304 09:14:31.123456       1 reflector.go:138] failed to list *v1.Pod § ERROR x1 | <*> reflector.go:<*>] failed to list *v1.Pod
                        level=warn ts=2026-03-04T09:14:31Z msg="queue full" depth=900 § WARN x1 | level=warn ts=<*> msg="queue full" depth=<*>
                        Mar  4 09:14:31 db1 postgres[4242]: FATAL:  too many clients § FATAL x1 | db1 postgres[<*>]: FATAL: too many clients
                        {"ts":"2026-03-04T09:14:31Z","level":"error","msg":"order 77 failed"} § ERROR x1 | order <*> failed
                        ERROR: relation 12345 is broken § ERROR x1 | relation <*> is broken
                        [WARN] slow request 9f86d081-884c-4d63-a5f5-0a2c1b3d4e5f § WARN x1 | slow request <*>
                        """)
    void knowsTheCommonForms(String line, String expected) {
        assertThat(FactLines.of(LogTemplate.class, line)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
                                                                  09:14 — support reports stuck carts
                                                                  - 2026-03-04 09:14 Team noticed an alert
                                                                  Error rate climbed from 1% to 9%.
                                                                  """)
    void takesNoProseForALogLine(String line) {
        assertThat(FactLines.of(LogTemplate.class, line)).isEmpty();
    }

    @Test
    void foldsThousandsOfLinesIntoAHandful() {
        Random random = new Random(7);
        String log = IntStream.range(0, 5_000).mapToObj(i -> line(i, random)).collect(Collectors.joining("\n"));
        FactSheet sheet = FactLines.sheet(log);
        List<LogTemplate> templates = sheet.all(LogTemplate.class);
        assertThat(templates).hasSizeLessThan(10);
        assertThat(templates.stream().mapToInt(LogTemplate::count).sum()).isEqualTo(5_000);
        assertThat(sheet.all(TimelineFact.class)).hasSizeLessThan(20);
        assertThat(sheet.facts()).hasSizeLessThan(120);
        ErrorSignature full = sheet.all(ErrorSignature.class).stream().filter(error -> error.code().equals("53300"))
                .findFirst().orElseThrow();
        assertThat(full.count()).isEqualTo(1_000);
    }

    private static String line(int i, Random random) {
        String stamp = "2026-03-04T09:%02d:%02d.%03dZ".formatted(i / 600 % 60, i / 10 % 60, i % 1000);
        return stamp + switch (i % 5) {
            case 0 -> " ERROR db FATAL: sorry, too many clients already pid=" + random.nextInt(99_999);
            case 1 -> " INFO web GET /cart/" + random.nextInt(9_999) + " 200 " + random.nextInt(400) + "ms";
            case 2 -> " WARN pool waited " + random.nextInt(9_999) + " ms for a connection, user " + name(random);
            case 3 -> " INFO web GET /cart/" + random.nextInt(9_999) + " 500 " + random.nextInt(400) + "ms";
            default -> " DEBUG cache key " + Long.toHexString(random.nextLong()) + " missed";
        };
    }

    private static String name(Random random) {
        return random.ints(6, 'a', 'z' + 1).mapToObj(c -> "" + (char) c).collect(Collectors.joining());
    }

    @Test
    void keepsStatusesApart() {
        String log = """
                     10.0.0.1 - - [04/Mar/2026:09:14:31 +0000] "GET /a HTTP/1.1" 200 12
                     10.0.0.2 - - [04/Mar/2026:09:14:32 +0000] "GET /a HTTP/1.1" 503 12
                     10.0.0.3 - - [04/Mar/2026:09:14:33 +0000] "GET /a HTTP/1.1" 503 99
                     """;
        assertThat(FactLines.of(LogTemplate.class, log)).containsExactly("UNKNOWN x1 | \"GET /a HTTP/<*>\" 200 <*>",
                "UNKNOWN x2 | \"GET /a HTTP/<*>\" 503 <*>");
    }

    @Test
    void foldsAStackTraceIntoItsHeadLine() {
        String log = """
                     2026-03-04T09:14:31Z ERROR o.a.Cart checkout failed
                     java.lang.IllegalStateException: pool closed
                     \tat com.acme.Pool.get(Pool.java:12)
                     \tat com.acme.Cart.pay(Cart.java:99)
                     Caused by: java.net.SocketTimeoutException: connect timed out
                     \t... 12 more
                     2026-03-04T09:14:32Z INFO o.a.Cart retry
                     """;
        assertThat(FactLines.of(LogTemplate.class, log)).containsExactly("ERROR x1 | ERROR o.a.Cart checkout failed",
                "INFO x1 | INFO o.a.Cart retry");
        assertThat(FactLines.of(ErrorSignature.class, log)).containsExactlyInAnyOrder(
                "EXCEPTION IllegalStateException x1",
                "EXCEPTION SocketTimeoutException x1", "NETWORK ETIMEDOUT x1");
    }

    @Test
    void foldsAPythonTraceWithoutALogLine() {
        String log = """
                     Traceback (most recent call last):
                       File "/app/a.py", line 141, in check
                         raise ExpiredError("gone")
                     ExpiredError: gone
                     done
                     """;
        assertThat(FactLines.of(LogTemplate.class, log))
                .containsExactly("ERROR x1 | Traceback (most recent call last):");
    }

    @Test
    void readsLogLinesInsideJson() {
        String json = "{\"pod_name\": \"" + "cart-".repeat(60)
                + "1\", \"logs\": \"2026-03-04T09:14:31Z INFO started on :8080\\n"
                + "2026-03-04T09:14:35Z WARN heap at 496Mi / 512Mi\\n2026-03-04T09:14:36Z ERROR out of heap\"}";
        assertThat(FactLines.of(LogTemplate.class, json)).contains("WARN x1 | WARN heap at <*> / <*>");
        assertThat(FactLines.of(TimelineFact.class, json)).contains("2026-03-04 09:14:35Z | heap at 496Mi / 512Mi");
    }

    @Test
    void countsRepeatedLinesWithoutAnyHead() {
        assertThat(FactLines.of(LogTemplate.class, "cannot open file 1 of batch\ncannot open file 2 of batch\n"
                + "cannot open file 3 of batch\n")).containsExactly("UNKNOWN x3 | cannot open file <*> of batch");
    }
}
