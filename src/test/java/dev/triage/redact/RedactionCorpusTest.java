package dev.triage.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Recall and precision of the redactor, each kind by itself; {@link #main} prints the table. */
class RedactionCorpusTest {

    private static final Redactor REDACTOR = new Redactor();

    @Test
    void hidesWhatIsPlantedAndKeepsWhatOnlyLooksLikeIt() {
        List<String> missed = new ArrayList<>();
        List<String> spoilt = new ArrayList<>();
        Map<String, int[]> kinds = measure(missed, spoilt);

        int planted = RedactionCorpus.planted().size();
        int lookAlikes = RedactionCorpus.lookAlikes().size();
        assertThat(planted).isGreaterThanOrEqualTo(300);
        assertThat(lookAlikes).isGreaterThanOrEqualTo(planted - missed.size() - 100).isGreaterThanOrEqualTo(300);
        assertThat((double) (planted - missed.size()) / planted).as("recall; missed %s", missed)
                .isGreaterThanOrEqualTo(0.98);
        assertThat((double) (planted - missed.size()) / (planted - missed.size() + spoilt.size()))
                .as("precision; spoilt %s", spoilt).isGreaterThanOrEqualTo(0.98);
        kinds.forEach((kind, counts) -> assertThat((double) counts[0] / counts[1]).as("kind %s", kind)
                .isGreaterThanOrEqualTo(0.9));
    }

    private static Map<String, int[]> measure(List<String> missed, List<String> spoilt) {
        Map<String, int[]> kinds = new TreeMap<>();
        for (RedactionCorpus.Line line : RedactionCorpus.planted()) {
            int[] counts = kinds.computeIfAbsent("hidden " + line.kind(), kind -> new int[2]);
            boolean hidden = !REDACTOR.redact(line.text()).value().contains(line.value());
            counts[0] += hidden ? 1 : 0;
            counts[1]++;
            if (!hidden) {
                missed.add(line.kind() + ": " + line.text());
            }
        }
        for (RedactionCorpus.Line line : RedactionCorpus.lookAlikes()) {
            int[] counts = kinds.computeIfAbsent("kept " + line.kind(), kind -> new int[2]);
            String after = REDACTOR.redact(line.text()).value();
            counts[0] += after.equals(line.text()) ? 1 : 0;
            counts[1]++;
            if (!after.equals(line.text())) {
                spoilt.add(line.text() + " → " + after);
            }
        }
        return kinds;
    }

    /** Prints the table. */
    public static void main(String[] arguments) {
        List<String> missed = new ArrayList<>();
        List<String> spoilt = new ArrayList<>();
        measure(missed, spoilt).forEach((kind, counts) -> System.out.printf("%-28s %4d of %4d%n", kind, counts[0],
                counts[1]));
        missed.forEach(line -> System.out.println("missed " + line));
        spoilt.forEach(line -> System.out.println("spoilt " + line));
    }
}
