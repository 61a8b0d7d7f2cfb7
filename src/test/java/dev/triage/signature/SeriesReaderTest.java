package dev.triage.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.triage.fact.Dimension;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesReaderTest {

    @Test
    void namesASeriesByTheObjectAroundIt() {
        List<Reading> readings = SeriesReader
                .read("""
                      {"metric_name": "CPUUtilization", "unit": "Percent", "values": [18.0, 20.0, 19.0, 91.0, 95.0]},
                      {"db_load": {"timestamps": ["a"], "values": [1, 1, 1, 6]}}
                      """);

        assertThat(readings).extracting(Reading::metric).containsExactly("cpuutilization", "db_load");
        assertThat(readings.getFirst().dimension()).isEqualTo(Dimension.RATIO);
        assertThat(readings.getFirst().before()).isCloseTo(0.19, within(1e-9));
        assertThat(readings.getFirst().rise()).isCloseTo(5, within(1e-9));
        assertThat(readings.getFirst().hasRecovered()).isFalse();
    }

    @Test
    void namesASeriesByItsKeyAndSkipsWhatIsNoNumber() {
        assertThat(SeriesReader.read("\"LatencyP99(s)\": [\"NaN\", 0.1, 0.2, 0.1, 0.9, 0.1]"))
                .singleElement().satisfies(reading -> {
                    assertThat(reading.metric()).isEqualTo("latencyp99(s)");
                    assertThat(reading.hasRecovered()).isTrue();
                });
    }

    @Test
    void leavesShortListsAlone() {
        assertThat(SeriesReader.read("\"ports\": [80, 443]")).isEmpty();
    }
}
