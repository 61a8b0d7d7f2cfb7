package dev.triage.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenBudgetTest {

    private static final Map<String, String> KINDS = new TreeMap<>(Map.of(
            "prose", "The payment service became slow shortly after the release, and customers reported that the "
                    + "checkout failed. Nobody had changed the database. ",
            "log", "2026-03-04T09:12:33.481Z ERROR [http-nio-8080-exec-12] c.a.o.OrderRepository: "
                    + "org.postgresql.util.PSQLException: FATAL: sorry, too many clients already (trace=8f2c1e)\n",
            "sql", "SELECT o.id, o.total FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.status = "
                    + "'pending' AND o.created_at > now() - interval '5 minutes' ORDER BY o.created_at LIMIT 20;\n",
            "json", "{\"level\":\"warn\",\"ts\":1772615553.12,\"msg\":\"retrying\",\"attempt\":3,\"backoffMs\":250}\n",
            "chinese", "支付服务在发布之后变慢,客户反映结账失败,数据库连接数已经达到上限,值班人员正在排查原因。",
            "japanese", "決済サービスはリリース直後から遅くなり、データベースの接続数が上限に達しました。",
            "korean", "결제 서비스가 배포 직후 느려졌고 데이터베이스 연결 수가 한계에 도달했습니다. ",
            "russian", "Сервис оплаты замедлился сразу после выпуска, число соединений достигло предела. ",
            "german", "Der Zahlungsdienst wurde kurz nach der Veröffentlichung langsam; Verbindungen erschöpft. ",
            "constants", "CONNECTION_EXHAUSTION RETRY_STORM OOM_KILL NOT_ESTABLISHED maxOutputTokens HTTPServer "));

    private final Encoding older = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    private final Encoding newer = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    @Test
    void isNeverBelowTwoPublishedVocabulariesYetStaysWithinThreeTimesTheNewer() {
        List<String> ratios = new ArrayList<>();
        KINDS.forEach((kind, text) -> {
            String sample = text.repeat(20);
            int estimate = TokenBudget.estimate(sample);
            int old = older.countTokens(sample);
            int recent = newer.countTokens(sample);
            ratios.add("%s %.2f %.2f".formatted(kind, estimate / (double) old, estimate / (double) recent));
            assertThat(estimate).as("%s: %d and %d tokens", kind, old, recent)
                    .isGreaterThanOrEqualTo(Math.max(old, recent))
                    .isLessThanOrEqualTo(3 * recent);
        });
        assertThat(ratios).hasSameSizeAs(KINDS.keySet());
    }

    @Test
    void isNotBelowThemForRandomBytesAndIdentifiers() {
        Random random = new Random(7);
        byte[] bytes = new byte[3000];
        random.nextBytes(bytes);
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            ids.append(new UUID(random.nextLong(), random.nextLong())).append(' ');
        }
        for (String sample : List.of(Base64.getEncoder().encodeToString(bytes), ids.toString())) {
            assertThat(TokenBudget.estimate(sample)).isGreaterThanOrEqualTo(newer.countTokens(sample))
                    .isGreaterThanOrEqualTo(older.countTokens(sample));
        }
    }

    @Test
    void addsUpOverWholeLines() {
        String first = "  indented HTTPServer failed 12 times\n";
        String second = "数据库 was slow 😀\n";
        int sum = TokenBudget.estimate(first) + TokenBudget.estimate(second);
        assertThat(TokenBudget.estimate(first + second)).isBetween(sum - 1, sum);
    }

    @Test
    void countsEachKindOfSignAsDocumented() {
        assertThat(TokenBudget.estimate("")).isZero();
        assertThat(TokenBudget.estimate("word")).isEqualTo(1);
        assertThat(TokenBudget.estimate("words")).isEqualTo(2);
        assertThat(TokenBudget.estimate("FATAL")).isEqualTo(3);
        assertThat(TokenBudget.estimate("2026")).isEqualTo(4);
        assertThat(TokenBudget.estimate("数据")).isEqualTo(3);
        assertThat(TokenBudget.estimate("😀")).isEqualTo(4);
    }

    @Test
    void spendsNothingOnWhatDoesNotFit() {
        TokenBudget budget = new TokenBudget(5);
        assertThat(budget.take(6)).isFalse();
        assertThat(budget.take(5)).isTrue();
        assertThat(budget.left()).isZero();
    }
}
