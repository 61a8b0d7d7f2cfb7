package dev.triage.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The work is bounded by construction: rows are short, and only so much of a text is read in detail. */
class BoundsTest {

    private static final int MEBIBYTE = 1 << 20;

    /** Each of these has driven some reader into work that grows with the square of the length. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "1", " ", "[", "[1,", "{\"a\": {\"message\": \"", "ErrorError ",
            "SELECT a FROM b WHERE (", "x=",
            "\"", "\\n", "09:14 ", "1 / ", "from 1 to ", "-", "(", "no ", "9.", "}, {", "http 500 ", "'", "無",
            "https://x?a=1&", "\t"})
    void readsAMebibyteOfOneThingOverAndOver(String piece) {
        FactSheet sheet = FactLines.sheet(piece.repeat(MEBIBYTE / piece.length()));
        assertThat(sheet.facts())
                .hasSizeLessThanOrEqualTo(Findings.METRICS_MAX + Findings.QUANTITIES_MAX + Findings.TIMELINE_MAX);
    }

    @Test
    void rowsCoverTheTextAndAreShort() {
        Random random = new Random(3);
        String text = random.ints(200_000, 0, 40)
                .mapToObj(i -> i == 0 ? "\n" : i == 1 ? "}, {" : i < 20 ? "word " : "é")
                .collect(Collectors.joining());
        TextIndex index = new TextIndex(text);
        int at = 0;
        for (Row row : index.rows()) {
            assertThat(row.length()).isBetween(1, TextIndex.ROW_MAX_CHARS);
            assertThat(row.start()).isGreaterThanOrEqualTo(at);
            assertThat(text.substring(at, row.start())).matches("[\\s,]*");
            at = row.end();
        }
        assertThat(text.substring(at)).isBlank();
    }

    @Test
    void linesOfOneFormAreReadInDetailAFewTimesOnly() {
        String log = IntStream.range(0, 20_000).mapToObj(i -> "2026-03-04T09:14:31Z INFO took " + i + " ms")
                .collect(Collectors.joining("\n"));
        assertThat(new LogFold(new TextIndex(log)).details()).hasSize(LogFold.DETAIL_ROWS_PER_FORM + 1);
    }

    @Test
    void noMoreThanAMebibyteIsReadInDetail() {
        Random random = new Random(5);
        String prose = IntStream.range(0, 40_000)
                .mapToObj(i -> random.ints(12, 'a', 'z').mapToObj(c -> (char) c + "" + (char) (c + 1))
                        .collect(Collectors.joining(" ")) + " end")
                .collect(Collectors.joining("\n"));
        LogFold fold = new LogFold(new TextIndex(prose));
        assertThat(fold.details().stream().mapToInt(detail -> detail.row().length()).sum())
                .isLessThanOrEqualTo(LogFold.DETAIL_MAX_CHARS);
    }

    @Test
    void aSheetHoldsOnlySoMuchOfEachKind() {
        String text = IntStream.range(0, 3_000)
                .mapToObj(i -> "09:%02d event %s\nmetric_%s: %d%% of it\n".formatted(i % 60, word(i), word(i), i))
                .collect(Collectors.joining());
        FactSheet sheet = FactLines.sheet(text);
        assertThat(sheet.all(TimelineFact.class)).hasSize(Findings.TIMELINE_MAX);
        assertThat(sheet.all(MetricChange.class)).hasSize(Findings.METRICS_MAX);
    }

    private static String word(int i) {
        return Integer.toString(i, 26).chars().mapToObj(c -> "" + (char) (Character.isDigit(c) ? c - '0' + 'k' : c))
                .collect(Collectors.joining());
    }
}
