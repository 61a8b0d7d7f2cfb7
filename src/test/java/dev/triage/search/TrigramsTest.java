package dev.triage.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.triage.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TrigramsTest {

    private static final String LETTERS = "aAbBzZ019  __--.,:/%\n\täÖßéñ中文连接池耗尽数据库超时абвГД";

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.migrated());

    @Test
    void agreesWithPgTrgmOnAnyText() {
        for (String text : texts(300)) {
            assertThat(Trigrams.of(text).values()).as(text).containsExactly(ofPostgres(text));
        }
    }

    @Test
    void similarityIsThatOfPgTrgm() {
        List<String> texts = texts(120);
        for (int i = 1; i < texts.size(); i++) {
            double expected = jdbc.sql("SELECT similarity(:a, :b)").param("a", texts.get(i - 1))
                    .param("b", texts.get(i)).query(Double.class).single();
            assertThat(Trigrams.of(texts.get(i - 1)).similarity(Trigrams.of(texts.get(i))))
                    .isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void aTextWithoutWordsHasNone() {
        assertThat(Trigrams.of(" -- ... ").size()).isZero();
        assertThat(Trigrams.of("").similarity(Trigrams.of(""))).isZero();
    }

    private static List<String> texts(int count) {
        Random random = new Random(7);
        int[] alphabet = LETTERS.codePoints().toArray();
        return IntStream.range(0, count).mapToObj(i -> {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(120);
            for (int c = 0; c < length; c++) {
                text.appendCodePoint(alphabet[random.nextInt(i % 2 == 0 ? alphabet.length : 30)]);
            }
            return text.toString();
        }).toList();
    }

    /** show_trgm prints a trigram as it is, or as 0x and six digits if it is no plain text. */
    private int[] ofPostgres(String text) {
        return jdbc.sql("SELECT unnest(show_trgm(:text))").param("text", text).query(String.class).list().stream()
                .mapToInt(shown -> shown.length() == 8
                        ? Integer.parseInt(shown.substring(2), 16)
                        : Integer.parseInt(
                                HexFormat.of().formatHex(shown.getBytes(StandardCharsets.US_ASCII)), 16))
                .sorted().toArray();
    }
}
